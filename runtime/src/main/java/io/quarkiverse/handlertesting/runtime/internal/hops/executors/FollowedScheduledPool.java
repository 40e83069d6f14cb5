package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.lang.StackWalker.Option;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** As {@link FollowedThreadPool}. Work of a periodic task ends when it is cancelled, has thrown, or its pool is shut down. */
public class FollowedScheduledPool extends ScheduledThreadPoolExecutor implements PoolTasks.Pool {

    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private final PoolTasks tasks;
    /** The application's policy. The pool has the policy to remove, so that it reports each task that is cancelled. */
    private volatile boolean removesOnCancel;

    public FollowedScheduledPool(int corePoolSize) {
        this(corePoolSize, Executors.defaultThreadFactory(), new AbortPolicy());
    }

    public FollowedScheduledPool(int corePoolSize, ThreadFactory threadFactory) {
        this(corePoolSize, threadFactory, new AbortPolicy());
    }

    public FollowedScheduledPool(int corePoolSize, RejectedExecutionHandler handler) {
        this(corePoolSize, Executors.defaultThreadFactory(), handler);
    }

    public FollowedScheduledPool(int corePoolSize, ThreadFactory threadFactory, RejectedExecutionHandler handler) {
        this(corePoolSize, threadFactory, handler, FollowedTasks::find);
    }

    /**
     * @param source finds the tasks of the application that runs now; {@code null} while none is running
     */
    FollowedScheduledPool(int corePoolSize, ThreadFactory threadFactory, RejectedExecutionHandler handler,
            Supplier<FollowedTasks> source) {
        super(corePoolSize, threadFactory, PoolTasks.handler(handler));
        this.tasks = new PoolTasks(this, handler, source);
        super.setRemoveOnCancelPolicy(true);
    }

    @Override
    public final PoolTasks followedTasks() {
        return tasks;
    }

    @Override
    protected <V> RunnableScheduledFuture<V> decorateTask(Runnable runnable, RunnableScheduledFuture<V> task) {
        if (runnable instanceof CountedTask counted) {
            tasks.scheduled(task, counted);
            return task;
        }
        return followed(task);
    }

    @Override
    protected <V> RunnableScheduledFuture<V> decorateTask(Callable<V> callable, RunnableScheduledFuture<V> task) {
        return followed(task);
    }

    private <V> RunnableScheduledFuture<V> followed(RunnableScheduledFuture<V> task) {
        if (task.isPeriodic()) {
            tasks.scheduled(task, WorkKind.PERIODIC, WorkKind.EXECUTOR.name());
        } else {
            tasks.scheduled(task, WorkKind.EXECUTOR, null);
        }
        return task;
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
        tasks.before(task);
    }

    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
        tasks.after();
    }

    @Override
    public boolean remove(Runnable task) {
        if (!removesOnCancel && isCancelling(WALKER.getCallerClass())) {
            // By the application's policy, a cancelled task stays in the queue.
            tasks.dropped(task);
            return false;
        }
        boolean removed = super.remove(task);
        if (removed) {
            tasks.removed(task);
        }
        return removed;
    }

    /** Whether it is the task itself that removes a task. */
    private static boolean isCancelling(Class<?> caller) {
        return RunnableScheduledFuture.class.isAssignableFrom(caller)
                && caller.getEnclosingClass() == ScheduledThreadPoolExecutor.class;
    }

    @Override
    public boolean getRemoveOnCancelPolicy() {
        return removesOnCancel;
    }

    @Override
    public void setRemoveOnCancelPolicy(boolean value) {
        removesOnCancel = value;
    }

    @Override
    public void purge() {
        super.purge();
        tasks.settle();
    }

    @Override
    public void shutdown() {
        super.shutdown();
        tasks.settle();
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> left = super.shutdownNow();
        left.forEach(tasks::dropped);
        return left;
    }

    @Override
    public void setContinueExistingPeriodicTasksAfterShutdownPolicy(boolean value) {
        super.setContinueExistingPeriodicTasksAfterShutdownPolicy(value);
        tasks.settle();
    }

    @Override
    public void setExecuteExistingDelayedTasksAfterShutdownPolicy(boolean value) {
        super.setExecuteExistingDelayedTasksAfterShutdownPolicy(value);
        tasks.settle();
    }

    @Override
    public RejectedExecutionHandler getRejectedExecutionHandler() {
        return tasks.handler();
    }

    @Override
    public void setRejectedExecutionHandler(RejectedExecutionHandler handler) {
        super.setRejectedExecutionHandler(PoolTasks.handler(handler));
        tasks.setHandler(handler);
    }

    @Override
    public String toString() {
        return getClass() == FollowedScheduledPool.class
                ? JdkNames.asOf(ScheduledThreadPoolExecutor.class, this, super.toString())
                : super.toString();
    }
}
