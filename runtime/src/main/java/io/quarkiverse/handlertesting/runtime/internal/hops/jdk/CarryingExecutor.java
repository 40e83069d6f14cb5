package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.eclipse.microprofile.context.ManagedExecutor;

import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.CountedTask;

/**
 * Gives the stages of a {@code CompletableFuture} to an executor. Each has the cause of the code that registers it, and counts
 * as its work from the moment it is given to the executor until it has run.
 */
record CarryingExecutor(Executor executor, Carried carried, WorkKind kind, String what) implements Executor {

    /** The executor to use in place of this one; {@code null} stays {@code null}. */
    static Executor of(Executor executor) {
        if (executor == null || executor instanceof CarryingExecutor || executor instanceof ManagedExecutor) {
            return executor;
        }
        Carried carried = Carried.here();
        return carried == null ? executor : new CarryingExecutor(executor, carried, WorkKind.ASYNC, null);
    }

    @Override
    public void execute(Runnable stage) {
        Work work = carried.begin(kind, what);
        try {
            executor.execute(new Stage(carried.task(work, stage), work));
        } catch (Throwable rejected) {
            work.end();
            throw rejected;
        }
    }

    /** What the JDK gives to executors has this type too. */
    private record Stage(Runnable task, Work work)
            implements
                Runnable,
                CompletableFuture.AsynchronousCompletionTask,
                CountedTask {

        @Override
        public void run() {
            task.run();
        }

        @Override
        public void dropped() {
            work.end();
        }
    }
}
