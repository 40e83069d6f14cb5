package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseContext;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;

/**
 * Called by {@code quarkus-test-vertx} in place of the methods that run a test method with {@code @RunOnVertxContext}; its
 * class is transformed for the tests. The test method belongs to its test as it does on the thread of JUnit: the test is the
 * cause of what the method does, and the method itself is no work.
 */
public final class TestMethodHop {

    private TestMethodHop() {
    }

    /** Runs the test method on the event loop of the context. */
    public static void runOnContext(Context context, Handler<Void> method) {
        start(ApplicationTestRuns.find(), context, method, handler -> {
            context.runOnContext(handler);
            return null;
        });
    }

    /** Runs the test method on a worker thread. */
    public static Future<Object> executeBlocking(Context context, Handler<Promise<Object>> method) {
        return start(ApplicationTestRuns.find(), context, method, context::executeBlocking);
    }

    /**
     * @param runs {@code null} if no application is running
     */
    private static <E, R> R start(TestRuns runs, Context context, Handler<E> method, Function<Handler<E>, R> start) {
        TestRun run = runs == null ? null : runs.current();
        if (run == null) {
            return start.apply(method);
        }
        // Started with a cause, the method would be work, and awaitIdle() would wait for its own caller.
        return runs.currentCause().get(null, () -> start.apply(argument -> {
            setCause(context, run);
            run.runsMethod(Thread.currentThread());
            try {
                runs.run(run, () -> method.handle(argument));
            } finally {
                // Later steps of a UniAsserter run on the context, also after a scope that the method has left open.
                setCause(context, run);
            }
        }));
    }

    private static void setCause(Context context, TestRun run) {
        if (VertxContext.isDuplicatedContext(context)) {
            CauseContext.put(context, run.root());
        }
    }
}
