package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.function.Consumer;
import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/**
 * Called by the definition of a scheduled job with its task, and by the scheduler of Quarkus with its trigger; their classes
 * are
 * transformed for the tests. The triggers of Quartz are known to {@link QuartzTriggers}.
 */
public final class JobHop {

    private JobHop() {
    }

    /** The task to schedule in place of this one. */
    public static Consumer<Object> task(Consumer<Object> task) {
        RunningCause cause = ApplicationTestRuns.findCause();
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        if (cause == null || task == null) {
            return task;
        }
        return execution -> runs.currentCause().runHere(cause, () -> task.accept(execution));
    }

    /** The task to schedule in place of this one. */
    public static Function<Object, Object> asyncTask(Function<Object, Object> task) {
        RunningCause cause = ApplicationTestRuns.findCause();
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        if (cause == null || task == null) {
            return task;
        }
        return execution -> {
            Object[] result = new Object[1];
            runs.currentCause().runHere(cause, () -> result[0] = task.apply(execution));
            return result[0];
        };
    }

    /**
     * Called when a job was scheduled.
     *
     * @param trigger {@code null} if the job is disabled
     */
    public static void scheduled(Object trigger) {
        if (trigger != null) {
            Beans.find(ScheduledJobs.class).ifPresent(jobs -> jobs.add(trigger));
        }
    }

    /**
     * Called when a job was unscheduled.
     *
     * @param trigger {@code null} if there was no such job
     */
    public static void unscheduled(Object trigger) {
        if (trigger != null) {
            Beans.find(ScheduledJobs.class).ifPresent(jobs -> jobs.remove(trigger));
        }
    }
}
