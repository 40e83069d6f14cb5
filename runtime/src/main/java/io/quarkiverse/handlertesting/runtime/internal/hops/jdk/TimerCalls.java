package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.FiringTimes;

/**
 * Called in place of the methods of {@link Timer} with the same names. The timer keeps the application's
 * own task, so that {@code cancel} and {@code scheduledExecutionTime} work as always.
 */
public final class TimerCalls {

    private TimerCalls() {
    }

    public static void schedule(Timer timer, TimerTask task, long delay) {
        follow(timer, task, delay, 0, () -> timer.schedule(task, delay));
    }

    public static void schedule(Timer timer, TimerTask task, Date time) {
        follow(timer, task, until(time), 0, () -> timer.schedule(task, time));
    }

    public static void schedule(Timer timer, TimerTask task, long delay, long period) {
        follow(timer, task, delay, period, () -> timer.schedule(task, delay, period));
    }

    public static void schedule(Timer timer, TimerTask task, Date first, long period) {
        follow(timer, task, until(first), period, () -> timer.schedule(task, first, period));
    }

    public static void scheduleAtFixedRate(Timer timer, TimerTask task, long delay, long period) {
        follow(timer, task, delay, period, () -> timer.scheduleAtFixedRate(task, delay, period));
    }

    public static void scheduleAtFixedRate(Timer timer, TimerTask task, Date first, long period) {
        follow(timer, task, until(first), period, () -> timer.scheduleAtFixedRate(task, first, period));
    }

    /** Milliseconds; a timer refuses {@code null}. */
    private static long until(Date time) {
        return time == null ? 0 : time.getTime() - System.currentTimeMillis();
    }

    /** @param period 0 for a task that runs once */
    private static void follow(Timer timer, TimerTask task, long delay, long period, Runnable schedule) {
        TimerTasks tasks = task instanceof TimerTaskReports.Reporting ? Beans.find(TimerTasks.class).orElse(null) : null;
        if (tasks == null || !tasks.scheduling(timer, task, Carried.here(),
                FiringTimes.of("java.util.Timer", delay, period, TimeUnit.MILLISECONDS))) {
            schedule.run();
            return;
        }
        try {
            schedule.run();
        } catch (Throwable refused) {
            tasks.cancelled(task);
            throw refused;
        }
    }
}
