package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

import org.eclipse.microprofile.context.ManagedExecutor;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.CountedTask;

/**
 * Gives the stage of a {@code CompletableFuture} to an executor. The stage has the cause of the code that registers it, and
 * counts as its work from the moment it is given to the executor until it has run. This is also its callback, if its future is
 * ours.
 */
final class CarryingExecutor extends StageCallback implements Executor {

    private final Executor executor;
    private final RunningCause cause;
    private final CurrentCause current;

    CarryingExecutor(Executor executor, RunningCause cause, CurrentCause current) {
        super(null, null);
        this.executor = executor;
        this.cause = cause;
        this.current = current;
    }

    /** The executor to use in place of this one; {@code null} stays {@code null}. */
    static Executor of(Executor executor) {
        if (executor == null || executor instanceof CarryingExecutor || executor instanceof ManagedExecutor) {
            return executor;
        }
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        RunningCause cause = runs == null ? null : runs.currentCause().current();
        return cause == null ? executor : new CarryingExecutor(executor, cause, runs.currentCause());
    }

    @Override
    RunningCause cause() {
        return cause;
    }

    @Override
    public void execute(Runnable stage) {
        Work work = cause.begin(WorkKind.ASYNC, null);
        try {
            executor.execute(executor == ForkJoinPool.commonPool() ? new CommonPoolStage(current, work, stage)
                    : new Stage(current, work, stage));
        } catch (Throwable rejected) {
            if (isFollowed()) {
                failed(rejected);
            }
            work.end();
            throw rejected;
        }
    }

    private static void run(CurrentCause current, Work work, Runnable stage) {
        work.run(() -> current.run(work.cause(), stage));
    }

    /** The JDK gives to executors only tasks of this type. */
    private record Stage(CurrentCause current, Work work, Runnable stage)
            implements
                Runnable,
                CompletableFuture.AsynchronousCompletionTask,
                CountedTask {

        @Override
        public void run() {
            CarryingExecutor.run(current, work, stage);
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

        private final transient CurrentCause current;
        private final transient Work work;
        private final transient Runnable stage;

        CommonPoolStage(CurrentCause current, Work work, Runnable stage) {
            this.current = current;
            this.work = work;
            this.stage = stage;
        }

        @Override
        public void run() {
            CarryingExecutor.run(current, work, stage);
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
