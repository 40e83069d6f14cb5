package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.TimerTask;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;

/** Called by the tasks of {@code java.util.Timer}s: the {@code run()} of application classes is changed for the tests. */
public final class TimerTaskReports {

    private TimerTaskReports() {
    }

    /** Called when a task begins. */
    public static void begin(Object task) {
        Beans.find(TimerTasks.class).ifPresent(tasks -> tasks.begin((TimerTask) task));
    }

    /** Called when a task has returned or thrown. */
    public static void end(Object task) {
        Beans.find(TimerTasks.class).ifPresent(tasks -> tasks.end((TimerTask) task));
    }

    /** Added to the classes of such tasks. */
    public interface Reporting {
    }
}
