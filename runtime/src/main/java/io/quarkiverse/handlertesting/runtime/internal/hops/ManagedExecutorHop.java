package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.concurrent.ExecutorService;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.TrackedExecutor;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * Called with the executor of each {@code ManagedExecutor} and {@code ThreadContext} that is created, whatever contexts it
 * propagates; their classes are transformed for the tests.
 */
public final class ManagedExecutorHop {

    private ManagedExecutorHop() {
    }

    /** The executor to use in place of this one; {@code null} if there is none. */
    public static ExecutorService tracked(ExecutorService executor) {
        return tracked(executor, WorkKind.MANAGED_EXECUTOR);
    }

    /** As {@link #tracked(ExecutorService)}, for tasks of another kind. */
    static ExecutorService tracked(ExecutorService executor, WorkKind kind) {
        return executor == null || executor instanceof TrackedExecutor ? executor
                : new TrackedExecutor(executor, new FoundCause(), kind);
    }

    /** The cause of the application that runs when a task is submitted: some executors are created before it runs. */
    private static final class FoundCause implements CurrentCause {

        @Override
        public RunningCause current() {
            return ApplicationTestRuns.findCause();
        }

        @Override
        public void set(RunningCause cause) {
            ApplicationTestRuns runs = ApplicationTestRuns.find();
            if (runs != null) {
                runs.currentCause().set(cause);
            }
        }

        @Override
        public RunningCause setOfThread(RunningCause cause) {
            ApplicationTestRuns runs = ApplicationTestRuns.find();
            return runs == null ? null : runs.currentCause().setOfThread(cause);
        }

        @Override
        public Object place() {
            ApplicationTestRuns runs = ApplicationTestRuns.find();
            return runs == null ? null : runs.currentCause().place();
        }

        @Override
        public Runnable carry(RunningCause cause, Object place) {
            ApplicationTestRuns runs = ApplicationTestRuns.find();
            return runs == null ? () -> {
            } : runs.currentCause().carry(cause, place);
        }
    }
}
