package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

import org.eclipse.microprofile.context.ManagedExecutor;

import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.CountedTask;

/**
 * Gives the stages of a {@code CompletableFuture} to an executor. Each has the cause of the code that registers it, and counts
 * as its work from the moment it is given to the executor until it has run.
 */
record CarryingExecutor(Executor executor, Carried carried) implements Executor {

    /** The executor to use in place of this one; {@code null} stays {@code null}. */
    static Executor of(Executor executor) {
        if (executor == null || executor instanceof CarryingExecutor || executor instanceof ManagedExecutor) {
            return executor;
        }
        Carried carried = Carried.here();
        return carried == null ? executor : new CarryingExecutor(executor, carried);
    }

    @Override
    public void execute(Runnable stage) {
        Work work = carried.begin(WorkKind.ASYNC, null);
        try {
            Runnable task = carried.task(work, stage);
            executor.execute(executor == ForkJoinPool.commonPool() ? new CommonPoolStage(task) : new Stage(task, work));
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

    /** A thread of the common pool that joins a stage helps with others, if they are of this type. */
    private static final class CommonPoolStage extends ForkJoinTask<Void>
            implements
            Runnable,
            CompletableFuture.AsynchronousCompletionTask {

        private final transient Runnable task;

        CommonPoolStage(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            task.run();
        }

        @Override
        protected boolean exec() {
            run();
            return true;
        }

        @Override
        public Void getRawResult() {
            return null;
        }

        @Override
        protected void setRawResult(Void none) {
        }
    }
}
