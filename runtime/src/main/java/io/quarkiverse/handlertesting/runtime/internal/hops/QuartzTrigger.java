package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.Date;
import java.util.concurrent.TimeUnit;

import org.quartz.JobKey;
import org.quartz.Trigger;

import io.quarkiverse.handlertesting.runtime.internal.cause.FiringTimes;
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
    private final FiringTimes times;
    private int running;
    private boolean over;

    /**
     * @param cause {@code null} if it is unknown
     */
    private QuartzTrigger(RunningCause cause, Trigger trigger) {
        this.job = trigger.getJobKey();
        this.times = new FiringTimes("Quartz job " + job.getName());
        Date next = trigger.getNextFireTime();
        Date second = next == null ? null : trigger.getFireTimeAfter(next);
        times.set(next == null ? 0 : nanos(next.getTime() - System.currentTimeMillis()),
                second == null ? 0 : nanos(second.getTime() - next.getTime()));
        this.work = cause == null ? null : cause.begin(second == null ? WorkKind.TIMER : WorkKind.PERIODIC, times);
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /**
     * @param cause {@code null} if it is unknown
     */
    static QuartzTrigger of(RunningCause cause, Trigger trigger) {
        return new QuartzTrigger(cause, trigger);
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
        times.fires();
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
