package io.quarkiverse.handlertesting.runtime.internal.hops;

import org.quartz.JobKey;
import org.quartz.Trigger;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * A trigger of Quartz as work of its cause. The work ends when the trigger will not fire again, and its job, which may run more
 * than once at a time, is not running. Thread-safe.
 */
final class QuartzTrigger {

    private final JobKey job;
    private final Work work;
    private int running;
    private boolean over;

    /**
     * @param work {@code null} if the trigger has no cause
     */
    private QuartzTrigger(JobKey job, Work work) {
        this.job = job;
        this.work = work;
    }

    /**
     * @param cause {@code null} if it is unknown
     */
    static QuartzTrigger of(RunningCause cause, Trigger trigger) {
        return new QuartzTrigger(trigger.getJobKey(), cause == null ? null
                : cause.begin(repeats(trigger) ? WorkKind.PERIODIC : WorkKind.TIMER,
                        "Quartz job " + trigger.getJobKey().getName()));
    }

    private static boolean repeats(Trigger trigger) {
        return trigger.getNextFireTime() != null && trigger.getFireTimeAfter(trigger.getNextFireTime()) != null;
    }

    JobKey job() {
        return job;
    }

    /** {@code null} if it is unknown. */
    RunningCause cause() {
        return work == null ? null : work.cause();
    }

    /** Called before the job runs. */
    synchronized void begin() {
        running++;
    }

    /** Called after the job has run, or when it was not run. */
    synchronized void end() {
        running--;
        endWork();
    }

    /** Called when the trigger will not fire again. */
    synchronized void over() {
        over = true;
        endWork();
    }

    private void endWork() {
        if (over && running == 0 && work != null) {
            work.end();
        }
    }
}
