package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.lang.StackWalker.Option;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.AskedTask;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.text.JdkNames;

/**
 * A thread pool whose tasks have the cause of the code that submits them, and count as its work until they have run, or will
 * not run. It runs the application's own tasks: its queue, its handler of rejected tasks and its hooks get no wrappers.
 */
public class FollowedThreadPool extends ThreadPoolExecutor implements PoolTasks.Pool {

    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private final PoolTasks tasks;

    public FollowedThreadPool(int corePoolSize, int maximumPoolSize, long keepAliveTime, TimeUnit unit,
            BlockingQueue<Runnable> workQueue) {
        this(corePoolSize, maximumPoolSize, keepAliveTime, unit, workQueue, Executors.defaultThreadFactory(),
                new AbortPolicy());
    }

    public FollowedThreadPool(int corePoolSize, int maximumPoolSize, long keepAliveTime, TimeUnit unit,
            BlockingQueue<Runnable> workQueue, ThreadFactory threadFactory) {
        this(corePoolSize, maximumPoolSize, keepAliveTime, unit, workQueue, threadFactory, new AbortPolicy());
    }

    public FollowedThreadPool(int corePoolSize, int maximumPoolSize, long keepAliveTime, TimeUnit unit,
            BlockingQueue<Runnable> workQueue, RejectedExecutionHandler handler) {
        this(corePoolSize, maximumPoolSize, keepAliveTime, unit, workQueue, Executors.defaultThreadFactory(), handler);
    }

    public FollowedThreadPool(int corePoolSize, int maximumPoolSize, long keepAliveTime, TimeUnit unit,
            BlockingQueue<Runnable> workQueue, ThreadFactory threadFactory, RejectedExecutionHandler handler) {
        this(corePoolSize, maximumPoolSize, keepAliveTime, unit, workQueue, threadFactory, handler, FollowedTasks::find);
    }

    /**
     * @param source finds the tasks of the application that runs now; {@code null} while none is running
     */
    FollowedThreadPool(int corePoolSize, int maximumPoolSize, long keepAliveTime, TimeUnit unit,
            BlockingQueue<Runnable> workQueue, ThreadFactory threadFactory, RejectedExecutionHandler handler,
            Supplier<FollowedTasks> source) {
        super(corePoolSize, maximumPoolSize, keepAliveTime, unit, workQueue, threadFactory, PoolTasks.handler(handler));
        this.tasks = new PoolTasks(this, handler, source);
    }

    @Override
    public final PoolTasks followedTasks() {
        return tasks;
    }

    @Override
    public void execute(Runnable command) {
        tasks.execute(command, () -> super.execute(command));
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
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new CancellableTask<>(callable, tasks);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return new CancellableTask<>(Executors.callable(runnable, value), tasks);
    }

    /** The future of a submitted task. A cancelled one stays in the queue, but is no work. */
    static final class CancellableTask<T> extends AskedTask<T> {

        private final PoolTasks tasks;

        CancellableTask(Callable<T> callable, PoolTasks tasks) {
            super(callable, tasks.invokeCalls());
            this.tasks = tasks;
        }

        @Override
        protected void done() {
            if (isCancelled()) {
                tasks.dropped(this);
            }
        }

        @Override
        protected RunningCause cause() {
            return tasks.causeOfFailures();
        }
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
    public BlockingQueue<Runnable> getQueue() {
        return tasks.queue(super.getQueue(), WALKER.getCallerClass());
    }

    @Override
    public boolean remove(Runnable task) {
        boolean removed = super.remove(task);
        if (removed) {
            tasks.removed(task);
        }
        return removed;
    }

    @Override
    public void purge() {
        super.purge();
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
        return getClass() == FollowedThreadPool.class ? JdkNames.asOf(ThreadPoolExecutor.class, this, super.toString())
                : super.toString();
    }
}
