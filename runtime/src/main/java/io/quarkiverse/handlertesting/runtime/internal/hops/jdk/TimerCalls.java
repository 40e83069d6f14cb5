package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * Called in place of the methods of {@link Timer} and {@link TimerTask} with the same names. The timer keeps the application's
 * own task, so that {@code cancel} and {@code scheduledExecutionTime} work as always.
 */
public final class TimerCalls {

    private TimerCalls() {
    }

    public static void schedule(Timer timer, TimerTask task, long delay) {
        follow(timer, task, WorkKind.TIMER, () -> timer.schedule(task, delay));
    }

    public static void schedule(Timer timer, TimerTask task, Date time) {
        follow(timer, task, WorkKind.TIMER, () -> timer.schedule(task, time));
    }

    public static void schedule(Timer timer, TimerTask task, long delay, long period) {
        follow(timer, task, WorkKind.PERIODIC, () -> timer.schedule(task, delay, period));
    }

    public static void schedule(Timer timer, TimerTask task, Date first, long period) {
        follow(timer, task, WorkKind.PERIODIC, () -> timer.schedule(task, first, period));
    }

    public static void scheduleAtFixedRate(Timer timer, TimerTask task, long delay, long period) {
        follow(timer, task, WorkKind.PERIODIC, () -> timer.scheduleAtFixedRate(task, delay, period));
    }

    public static void scheduleAtFixedRate(Timer timer, TimerTask task, Date first, long period) {
        follow(timer, task, WorkKind.PERIODIC, () -> timer.scheduleAtFixedRate(task, first, period));
    }

    public static boolean cancel(TimerTask task) {
        boolean cancelled = task.cancel();
        Beans.find(TimerTasks.class).ifPresent(tasks -> tasks.cancelled(task));
        return cancelled;
    }

    public static void cancel(Timer timer) {
        timer.cancel();
        Beans.find(TimerTasks.class).ifPresent(tasks -> tasks.cancelled(timer));
    }

    private static void follow(Timer timer, TimerTask task, WorkKind kind, Runnable schedule) {
        TimerTasks tasks = task instanceof TimerTaskReports.Reporting ? Beans.find(TimerTasks.class).orElse(null) : null;
        if (tasks == null || !tasks.scheduling(timer, task, Carried.here(), kind)) {
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
