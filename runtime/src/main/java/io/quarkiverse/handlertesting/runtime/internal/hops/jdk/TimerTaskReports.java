package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.TimerTask;
import java.util.function.Consumer;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;

/** Called by the tasks of {@code java.util.Timer}s: the {@code run()} of application classes is changed for the tests. */
public final class TimerTaskReports {

    private TimerTaskReports() {
    }

    /** Called when a task begins. */
    public static void begin(Object task) {
        report(tasks -> tasks.begin((TimerTask) task));
    }

    /** Called when a task has returned. */
    public static void end(Object task) {
        report(tasks -> tasks.end((TimerTask) task));
    }

    /** Called when a task has thrown. */
    public static void thrown(Object thrown, Object task) {
        report(tasks -> tasks.thrown((TimerTask) task, (Throwable) thrown));
    }

    /** The application may run a task itself: its timer has it still. */
    private static void report(Consumer<TimerTasks> report) {
        if (Thread.currentThread().getClass().getName().equals("java.util.TimerThread")) {
            Beans.find(TimerTasks.class).ifPresent(report);
        }
    }

    /** Added to the classes of such tasks. */
    public interface Reporting {
    }
}
