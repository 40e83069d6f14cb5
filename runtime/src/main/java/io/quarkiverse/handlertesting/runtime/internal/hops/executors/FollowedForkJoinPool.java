package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.text.JdkNames;

/** A {@link ForkJoinPool} whose tasks have the cause of the code that submits them, and count as its work. */
public class FollowedForkJoinPool extends ForkJoinPool {

    private final ForkJoinTasks tasks;

    public FollowedForkJoinPool() {
        this(FollowedTasks::find);
    }

    public FollowedForkJoinPool(int parallelism) {
        super(parallelism);
        tasks = new ForkJoinTasks(FollowedTasks::find);
    }

    public FollowedForkJoinPool(int parallelism, ForkJoinWorkerThreadFactory factory, UncaughtExceptionHandler handler,
            boolean asyncMode) {
        this(parallelism, factory, handler, asyncMode, FollowedTasks::find);
    }

    public FollowedForkJoinPool(int parallelism, ForkJoinWorkerThreadFactory factory, UncaughtExceptionHandler handler,
            boolean asyncMode, int corePoolSize, int maximumPoolSize, int minimumRunnable,
            Predicate<? super ForkJoinPool> saturate, long keepAliveTime, TimeUnit unit) {
        super(parallelism, factory, handler, asyncMode, corePoolSize, maximumPoolSize, minimumRunnable, saturate,
                keepAliveTime, unit);
        tasks = new ForkJoinTasks(FollowedTasks::find);
    }

    FollowedForkJoinPool(Supplier<FollowedTasks> source) {
        tasks = new ForkJoinTasks(source);
    }

    FollowedForkJoinPool(int parallelism, ForkJoinWorkerThreadFactory factory, UncaughtExceptionHandler handler,
            boolean asyncMode, Supplier<FollowedTasks> source) {
        super(parallelism, factory, handler, asyncMode);
        tasks = new ForkJoinTasks(source);
    }

    @Override
    public void execute(Runnable task) {
        tasks.execute(this, task, given -> {
            super.execute(given);
            return null;
        });
    }

    @Override
    public void execute(ForkJoinTask<?> task) {
        tasks.give(this, task, given -> {
            super.execute(given);
            return null;
        });
    }

    @Override
    public <T> ForkJoinTask<T> submit(ForkJoinTask<T> task) {
        tasks.give(this, task, given -> super.submit(given));
        return task;
    }

    @Override
    public ForkJoinTask<?> submit(Runnable task) {
        return task instanceof ForkJoinTask<?> forkJoin ? submit(forkJoin)
                : tasks.submit(this, task, given -> super.submit(given));
    }

    @Override
    public <T> ForkJoinTask<T> submit(Runnable task, T result) {
        return tasks.submit(this, task, given -> super.submit(given, result));
    }

    @Override
    public <T> ForkJoinTask<T> submit(Callable<T> task) {
        return tasks.submit(this, task, given -> super.submit(given));
    }

    @Override
    public <T> T invoke(ForkJoinTask<T> task) {
        tasks.give(this, task, given -> super.invoke(given));
        return task.join();
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> callables) {
        return super.invokeAll(tasks.invoked(callables));
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> callables, long timeout, TimeUnit unit)
            throws InterruptedException {
        return super.invokeAll(tasks.invoked(callables), timeout, unit);
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> callables) throws InterruptedException, ExecutionException {
        return super.invokeAny(tasks.invoked(callables));
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> callables, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return super.invokeAny(tasks.invoked(callables), timeout, unit);
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> left = super.shutdownNow();
        FollowedTasks found = tasks.found();
        if (found != null) {
            found.stopped(this);
        }
        return left;
    }

    @Override
    public String toString() {
        return getClass() == FollowedForkJoinPool.class ? JdkNames.asOf(ForkJoinPool.class, this, super.toString())
                : super.toString();
    }
}
