package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;

/**
 * Called in place of the methods of {@link ForkJoinPool} and {@link ForkJoinTask}. Tasks of the common pool are followed here,
 * those of a {@link FollowedForkJoinPool} by itself; those of other pools are not.
 */
public final class ForkJoinCalls {

    private static final ForkJoinTasks FOUND = new ForkJoinTasks(FollowedTasks::find);

    private ForkJoinCalls() {
    }

    /** The common pool has no end, so it drops no task that was not cancelled. */
    private static boolean isCommon(ForkJoinPool pool) {
        return pool == ForkJoinPool.commonPool();
    }

    public static void execute(ForkJoinPool pool, Runnable task) {
        if (isCommon(pool)) {
            FOUND.execute(pool, task, given -> {
                pool.execute(given);
                return null;
            });
        } else {
            pool.execute(task);
        }
    }

    public static void execute(ForkJoinPool pool, ForkJoinTask<?> task) {
        if (isCommon(pool)) {
            FOUND.give(pool, task, given -> {
                pool.execute(given);
                return null;
            });
        } else {
            pool.execute(task);
        }
    }

    public static <T> ForkJoinTask<T> submit(ForkJoinPool pool, ForkJoinTask<T> task) {
        if (!isCommon(pool)) {
            return pool.submit(task);
        }
        FOUND.give(pool, task, pool::submit);
        return task;
    }

    public static ForkJoinTask<?> submit(ForkJoinPool pool, Runnable task) {
        if (isCommon(pool) && task instanceof ForkJoinTask<?> forkJoin) {
            return submit(pool, forkJoin);
        }
        return isCommon(pool) ? FOUND.submit(pool, task, pool::submit) : pool.submit(task);
    }

    public static <T> ForkJoinTask<T> submit(ForkJoinPool pool, Runnable task, T result) {
        return isCommon(pool) ? FOUND.submit(pool, task, given -> pool.submit(given, result)) : pool.submit(task, result);
    }

    public static <T> ForkJoinTask<T> submit(ForkJoinPool pool, Callable<T> task) {
        return isCommon(pool) ? FOUND.submit(pool, task, given -> pool.submit(given)) : pool.submit(task);
    }

    public static <T> T invoke(ForkJoinPool pool, ForkJoinTask<T> task) {
        if (!isCommon(pool) || task == null) {
            return pool.invoke(task);
        }
        FOUND.give(pool, task, pool::invoke);
        return task.join();
    }

    /** The tasks to give to {@code invokeAll} and {@code invokeAny} in place of these. */
    static <T> Collection<? extends Callable<T>> invoked(ForkJoinPool pool, Collection<? extends Callable<T>> tasks) {
        return isCommon(pool) ? FOUND.invoked(tasks) : tasks;
    }

    public static <T> ForkJoinTask<T> fork(ForkJoinTask<T> task) {
        return FOUND.fork(task);
    }

    public static <T> void complete(ForkJoinTask<T> task, T value) {
        task.complete(value);
        FOUND.joined(List.of(task));
    }

    public static void completeExceptionally(ForkJoinTask<?> task, Throwable failure) {
        task.completeExceptionally(failure);
        FOUND.joined(List.of(task));
    }

    public static boolean tryUnfork(ForkJoinTask<?> task) {
        boolean unforked = task.tryUnfork();
        if (unforked) {
            FOUND.unforked(task);
        }
        return unforked;
    }

    public static void invokeAll(ForkJoinTask<?> first, ForkJoinTask<?> second) {
        List<ForkJoinTask<?>> tasks = Arrays.asList(first, second);
        FOUND.forking(tasks);
        try {
            ForkJoinTask.invokeAll(first, second);
        } finally {
            FOUND.joined(tasks);
        }
    }

    public static void invokeAll(ForkJoinTask<?>... tasks) {
        FOUND.forking(Arrays.asList(tasks));
        try {
            ForkJoinTask.invokeAll(tasks);
        } finally {
            FOUND.joined(Arrays.asList(tasks));
        }
    }

    public static <T extends ForkJoinTask<?>> Collection<T> invokeAll(Collection<T> tasks) {
        List<T> all = List.copyOf(tasks);
        FOUND.forking(all);
        try {
            return ForkJoinTask.invokeAll(tasks);
        } finally {
            FOUND.joined(all);
        }
    }

    /**
     * Called at the begin of {@code compute} or {@code exec}.
     *
     * @return to be given to {@link #computed}, also if the method throws; may be {@code null}
     */
    static Runnable computing(ForkJoinTask<?> task) {
        return FOUND.computing(task);
    }

    /** Called at the end of {@code compute} or {@code exec}. */
    static void computed(Runnable computing) {
        if (computing != null) {
            computing.run();
        }
    }

    static boolean cancelled(FollowedTasks tasks, Future<?> future, boolean mayInterruptIfRunning) {
        boolean cancelled = future.cancel(mayInterruptIfRunning);
        if (cancelled && tasks != null) {
            tasks.cancelled(future);
        }
        return cancelled;
    }
}
