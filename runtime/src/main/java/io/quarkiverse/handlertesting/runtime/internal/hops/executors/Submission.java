package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import io.quarkiverse.handlertesting.runtime.internal.application.CancellingLine;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;

/**
 * One submission of a task to an executor. Its work ends after the last run, or when the task will not run again; a task that
 * runs at that moment goes on, and its work with it. Thread-safe, but for the fields that {@link FollowedTasks} guards.
 */
class Submission extends TaskRun {

    final Object executor;
    /** {@code null} if the task was submitted without a cause. */
    final Work work;

    /** The task, by which it is found. Guarded by {@link FollowedTasks}. */
    Object task;
    /** The thread that is submitting the task; {@code null} after that. Guarded by {@link FollowedTasks}. */
    Thread submitter = Thread.currentThread();
    /** Whether a handler of rejected tasks has the task now. Guarded by {@link FollowedTasks}. */
    boolean rejected;
    /** The next submission of the same task; {@code null} for the last one. Guarded by {@link FollowedTasks}. */
    Submission next;

    /** More than one at a time: a periodic task is queued again just before its run ends. */
    private int runs;
    private boolean begun;
    private boolean over;

    /** A task that runs once needs no object for its run. */
    TaskRun run(Runnable back) {
        TaskRun run = isPeriodic() ? new TaskRun(this) : this;
        run.back = back;
        return run;
    }

    Submission(Object executor, Object task, Work work) {
        super(null);
        this.executor = executor;
        this.task = task;
        this.work = work;
    }

    boolean isPeriodic() {
        return work != null && work.isPeriodic();
    }

    synchronized void begins() {
        begun = true;
        runs++;
        if (work != null) {
            work.runOn(Thread.currentThread());
        }
    }

    /** Whether the task may still begin to run for the first time. */
    synchronized boolean isWaiting() {
        return !begun && !over;
    }

    synchronized void ends() {
        runs--;
        if (runs == 0 && work != null) {
            work.runOn(null);
        }
        endIfOver();
    }

    /** Called when the task will not run again. */
    synchronized void over() {
        if (!over && runs == 0 && (!begun || isPeriodic())) {
            CancellingLine.cancelled(work);
        }
        over = true;
        if (!begun) {
            dropped();
        }
        endIfOver();
    }

    /** Called when the task will not run at all. */
    void dropped() {
        if (task instanceof CountedTask counted) {
            counted.dropped();
        }
    }

    /** A submission of a task that runs a counted one. */
    static final class OfCounted extends Submission {

        private final CountedTask counted;

        OfCounted(Object executor, Object task, Work work, CountedTask counted) {
            super(executor, task, work);
            this.counted = counted;
        }

        @Override
        void dropped() {
            counted.dropped();
        }
    }

    private void endIfOver() {
        if (over && runs == 0 && work != null) {
            work.end();
        }
    }
}
