package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Called in place of the methods of {@link Executor} and {@link ExecutorService}. An executor that the application has made
 * follows its tasks itself. Of the others only the common pool is followed: another executor may drop a task, or show it to its
 * owner, and neither can be seen from here.
 */
public final class ExecutorCalls {

    private ExecutorCalls() {
    }

    public static void execute(Executor executor, Runnable task) {
        if (executor instanceof ForkJoinPool pool) {
            ForkJoinCalls.execute(pool, task);
        } else {
            executor.execute(task);
        }
    }

    public static Future<?> submit(ExecutorService executor, Runnable task) {
        return executor instanceof ForkJoinPool pool ? ForkJoinCalls.submit(pool, task) : executor.submit(task);
    }

    public static <T> Future<T> submit(ExecutorService executor, Runnable task, T result) {
        return executor instanceof ForkJoinPool pool ? ForkJoinCalls.submit(pool, task, result)
                : executor.submit(task, result);
    }

    public static <T> Future<T> submit(ExecutorService executor, Callable<T> task) {
        return executor instanceof ForkJoinPool pool ? ForkJoinCalls.submit(pool, task) : executor.submit(task);
    }

    public static <T> List<Future<T>> invokeAll(ExecutorService executor, Collection<? extends Callable<T>> tasks)
            throws InterruptedException {
        return executor.invokeAll(invoked(executor, tasks));
    }

    public static <T> List<Future<T>> invokeAll(ExecutorService executor, Collection<? extends Callable<T>> tasks,
            long timeout, TimeUnit unit) throws InterruptedException {
        return executor.invokeAll(invoked(executor, tasks), timeout, unit);
    }

    public static <T> T invokeAny(ExecutorService executor, Collection<? extends Callable<T>> tasks)
            throws InterruptedException, ExecutionException {
        return executor.invokeAny(invoked(executor, tasks));
    }

    public static <T> T invokeAny(ExecutorService executor, Collection<? extends Callable<T>> tasks, long timeout,
            TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return executor.invokeAny(invoked(executor, tasks), timeout, unit);
    }

    private static <T> Collection<? extends Callable<T>> invoked(ExecutorService executor,
            Collection<? extends Callable<T>> tasks) {
        return executor instanceof ForkJoinPool pool ? ForkJoinCalls.invoked(pool, tasks) : tasks;
    }
}
