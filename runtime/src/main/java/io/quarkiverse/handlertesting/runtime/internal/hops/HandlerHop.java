package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * Called by Quarkus REST, RESTEasy Classic, Undertow and gRPC with the executor of handlers that block; their classes are
 * transformed for the tests. A handler counts as work until it has returned: its exchange may end earlier, when the client
 * leaves.
 */
public final class HandlerHop {

    private HandlerHop() {
    }

    /**
     * Called before a handler is given to an executor; returns the executor to give it to.
     *
     * @param executor {@code null} for the event loop of the exchange
     */
    public static Executor dispatched(Executor executor) {
        return executor == null || executor instanceof Counting ? executor
                : new Counting(executor, ApplicationTestRuns::findCause);
    }

    /** As {@link #dispatched(Executor)}, for servlets: they submit tasks. */
    public static ExecutorService dispatched(ExecutorService executor) {
        return ManagedExecutorHop.tracked(executor, WorkKind.HANDLER);
    }

    /**
     * @param current the cause of the code that runs now; {@code null} if it is unknown
     */
    record Counting(Executor executor, Supplier<RunningCause> current) implements Executor {

        @Override
        public void execute(Runnable handler) {
            RunningCause cause = current.get();
            if (cause == null) {
                executor.execute(handler);
                return;
            }
            Work work = cause.begin(WorkKind.HANDLER, null);
            try {
                executor.execute(() -> work.run(handler));
            } catch (Throwable rejected) {
                work.end();
                throw rejected;
            }
        }
    }
}
