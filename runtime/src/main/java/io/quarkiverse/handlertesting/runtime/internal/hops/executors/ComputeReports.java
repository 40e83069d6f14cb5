package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.util.concurrent.ForkJoinTask;

/**
 * Called by the {@code RecursiveTask}s and {@code RecursiveAction}s of the application: {@code compute} is changed for the
 * tests.
 */
public final class ComputeReports {

    private ComputeReports() {
    }

    /** Called where the method begins. */
    public static void begin(Object task) {
        FollowedTasks tasks = FollowedTasks.find();
        if (tasks != null) {
            tasks.computing(ForkJoinCalls.computing((ForkJoinTask<?>) task));
        }
    }

    /** Called where the method has returned or thrown. */
    public static void end(Object task) {
        FollowedTasks tasks = FollowedTasks.find();
        if (tasks != null) {
            ForkJoinCalls.computed(tasks.computed());
        }
    }
}
