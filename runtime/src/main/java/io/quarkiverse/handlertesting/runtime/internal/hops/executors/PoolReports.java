package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

/**
 * Called by the thread pools of the application that have a {@code beforeExecute} or {@code afterExecute} of their own, which
 * may not call that of the superclass: these methods are changed for the tests.
 */
public final class PoolReports {

    private PoolReports() {
    }

    /** Called where {@code beforeExecute} begins. */
    public static void before(Object pool, Object task) {
        if (pool instanceof PoolTasks.Pool followed) {
            followed.followedTasks().before((Runnable) task);
        }
    }

    /** Called where {@code afterExecute} has returned or thrown. */
    public static void after(Object pool) {
        if (pool instanceof PoolTasks.Pool followed) {
            followed.followedTasks().after();
        }
    }
}
