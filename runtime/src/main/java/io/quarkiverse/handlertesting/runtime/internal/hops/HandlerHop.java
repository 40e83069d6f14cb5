package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * Called by Quarkus REST with the executor of a handler that blocks; its class is transformed for the tests. The handler counts
 * as work until it has returned: its exchange may end earlier, when the client leaves.
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
