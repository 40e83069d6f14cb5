package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.function.BooleanSupplier;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.spi.observability.HttpRequest;

/** The objects that a server of Vert.x gives to an exchange, without a server. */
final class FakeServer {

    private FakeServer() {
    }

    static TestRun test() {
        return TestCauses.runs(Journals::still).begin("PullTest.pull");
    }

    static HttpServerResponse response(BooleanSupplier closed) {
        return fake(HttpServerResponse.class, Map.of("closed", arguments -> closed.getAsBoolean()));
    }

    static HttpRequest request(MultiMap headers) {
        return fake(HttpRequest.class, Map.of("headers", arguments -> headers));
    }

    private interface Method {
        Object call(Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Map<String, Method> methods) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (self, method, arguments) -> methods.get(method.getName()).call(arguments)));
    }

    /** An event loop whose tasks run when the test says so. */
    static final class FakeContext {

        private final Queue<Handler<Void>> tasks = new ArrayDeque<>();
        private RuntimeException stopped;

        Context context() {
            return fake(Context.class, Map.of("runOnContext", this::queue));
        }

        @SuppressWarnings("unchecked")
        private Object queue(Object[] arguments) {
            if (stopped != null) {
                throw stopped;
            }
            tasks.add((Handler<Void>) arguments[0]);
            return null;
        }

        /** Runs the tasks, and returns how many there were. */
        int run() {
            int count = 0;
            for (Handler<Void> task = tasks.poll(); task != null; task = tasks.poll()) {
                task.handle(null);
                count++;
            }
            return count;
        }

        /** From now on, no task is accepted. */
        void stop(RuntimeException refusal) {
            stopped = refusal;
        }
    }
}
