package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.lang.StackWalker.Option;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.cause.FiringTimes;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.FollowedThreadPool.CancellableTask;
import io.quarkiverse.handlertesting.runtime.internal.text.JdkNames;

/** As {@link FollowedThreadPool}. Work of a periodic task ends when it is cancelled, has thrown, or its pool is shut down. */
public class FollowedScheduledPool extends ScheduledThreadPoolExecutor implements PoolTasks.Pool {

    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private final PoolTasks tasks;
    /** The application's policy. The pool has the policy to remove, so that it reports each task that is cancelled. */
    private volatile boolean removesOnCancel;
    /** The delay and the interval of the task that the thread is scheduling: a task tells only how long it still has. */
    private final ThreadLocal<FiringTimes> scheduling = new ThreadLocal<>();

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
        if (!tasks.isFollowing()) {
            return task;
        }
        ScheduledTask<V> followed = new ScheduledTask<>(this, task);
        tasks.scheduled(followed, task.isPeriodic() ? WorkKind.PERIODIC : WorkKind.EXECUTOR, scheduling.get());
        return followed;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return timed(null, delay, 0, unit, () -> super.schedule(task, delay, unit));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return timed(null, delay, 0, unit, () -> super.schedule(task, delay, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return timed(WorkKind.EXECUTOR.name(), initialDelay, period, unit,
                () -> super.scheduleAtFixedRate(task, initialDelay, period, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
        return timed(WorkKind.EXECUTOR.name(), initialDelay, delay, unit,
                () -> super.scheduleWithFixedDelay(task, initialDelay, delay, unit));
    }

    private <F> F timed(String what, long delay, long period, TimeUnit unit, Supplier<F> schedule) {
        if (unit == null || !tasks.isFollowing()) {
            return schedule.get();
        }
        scheduling.set(FiringTimes.of(what, delay, period, unit));
        try {
            return schedule.get();
        } finally {
            scheduling.remove();
        }
    }

    /** Called when the application has cancelled a task, which the future of the JDK cannot remove from the queue. */
    void cancelled(ScheduledTask<?> task) {
        if (removesOnCancel) {
            remove(task);
        } else {
            tasks.dropped(task);
        }
    }

    /** The tasks of {@code invokeAll} and {@code invokeAny}. */
    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new CancellableTask<>(callable, tasks);
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> callables) throws InterruptedException {
        return tasks.invokeCalls().all(() -> super.invokeAll(callables));
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> callables, long timeout, TimeUnit unit)
            throws InterruptedException {
        return tasks.invokeCalls().all(() -> super.invokeAll(callables, timeout, unit));
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> callables) throws InterruptedException, ExecutionException {
        return tasks.invokeCalls().any(() -> super.invokeAny(callables));
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> callables, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return tasks.invokeCalls().any(() -> super.invokeAny(callables, timeout, unit));
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
        tasks.before(task);
    }

    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
        tasks.after(thrown);
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
        tasks.stopping();
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
