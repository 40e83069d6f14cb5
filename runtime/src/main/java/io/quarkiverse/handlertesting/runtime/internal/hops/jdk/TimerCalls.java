package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * Called in place of the methods of {@link Timer} and {@link TimerTask} with the same names, and where a task of the
 * application begins and ends. The timer keeps the application's own task, so that {@code cancel} and
 * {@code scheduledExecutionTime} work as always.
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

    /** Called when a task of the application begins. */
    public static void begin(Object task) {
        Beans.find(TimerTasks.class).ifPresent(tasks -> tasks.begin((TimerTask) task));
    }

    /** Called when a task of the application has returned or thrown. */
    public static void end(Object task) {
        Beans.find(TimerTasks.class).ifPresent(tasks -> tasks.end((TimerTask) task));
    }

    private static void follow(Timer timer, TimerTask task, WorkKind kind, Runnable schedule) {
        Carried carried = task instanceof Reporting ? Carried.here() : null;
        TimerTasks tasks = carried == null ? null : Beans.find(TimerTasks.class).orElse(null);
        if (tasks == null || !tasks.scheduling(timer, task, carried, kind)) {
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

    /** Added to the task classes of the application, whose {@code run()} reports to {@link TimerCalls}. */
    public interface Reporting {
    }
}
