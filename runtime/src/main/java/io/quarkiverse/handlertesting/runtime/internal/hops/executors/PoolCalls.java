package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

/**
 * Called by the pools of the application that extend {@link FollowedThreadPool} or {@link FollowedScheduledPool} in the tests:
 * their {@code beforeExecute} and {@code afterExecute}, which are changed for the tests, need not call those of the superclass.
 */
public final class PoolCalls {

    private PoolCalls() {
    }

    /** Called at the begin of {@code beforeExecute}. */
    public static void beforeExecute(Object pool, Object task) {
        if (pool instanceof PoolTasks.Pool followed) {
            followed.followedTasks().before((Runnable) task);
        }
    }

    /** Called at the end of {@code afterExecute}, also if it throws. */
    public static void afterExecute(Object pool) {
        if (pool instanceof PoolTasks.Pool followed) {
            followed.followedTasks().after(null);
        }
    }
}
