package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.util.concurrent.ThreadPoolExecutor;

/**
 * Called by the pools of the application that extend {@link FollowedThreadPool} or {@link FollowedScheduledPool} in the tests:
 * their {@code beforeExecute} and {@code afterExecute} need not call those of the superclass.
 */
public final class PoolCalls {

    private PoolCalls() {
    }

    /** Called at the begin of {@code beforeExecute}. */
    public static void beforeExecute(ThreadPoolExecutor pool, Runnable task) {
        if (pool instanceof PoolTasks.Pool followed) {
            followed.followedTasks().before(task);
        }
    }

    /** Called at the end of {@code afterExecute}, also if it throws; and in place of the call of the superclass's method. */
    public static void afterExecute(ThreadPoolExecutor pool) {
        if (pool instanceof PoolTasks.Pool followed) {
            followed.followedTasks().after();
        }
    }
}
