package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Called in place of the methods of {@link Executors}, which they are as; the executors follow their tasks. One difference is
 * that an executor of {@code newSingleThreadExecutor} is not shut down when it is garbage.
 */
public final class FollowedExecutors {

    private FollowedExecutors() {
    }

    public static ExecutorService newFixedThreadPool(int threads) {
        return new FollowedThreadPool(threads, threads, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>());
    }

    public static ExecutorService newFixedThreadPool(int threads, ThreadFactory threadFactory) {
        return new FollowedThreadPool(threads, threads, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(),
                threadFactory);
    }

    public static ExecutorService newSingleThreadExecutor() {
        return Executors.unconfigurableExecutorService(newFixedThreadPool(1));
    }

    public static ExecutorService newSingleThreadExecutor(ThreadFactory threadFactory) {
        return Executors.unconfigurableExecutorService(newFixedThreadPool(1, threadFactory));
    }

    public static ExecutorService newCachedThreadPool() {
        return newCachedThreadPool(Executors.defaultThreadFactory());
    }

    public static ExecutorService newCachedThreadPool(ThreadFactory threadFactory) {
        return new FollowedThreadPool(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), threadFactory);
    }

    public static ScheduledExecutorService newScheduledThreadPool(int corePoolSize) {
        return new FollowedScheduledPool(corePoolSize);
    }

    public static ScheduledExecutorService newScheduledThreadPool(int corePoolSize, ThreadFactory threadFactory) {
        return new FollowedScheduledPool(corePoolSize, threadFactory);
    }

    public static ScheduledExecutorService newSingleThreadScheduledExecutor() {
        return Executors.unconfigurableScheduledExecutorService(new FollowedScheduledPool(1));
    }

    public static ScheduledExecutorService newSingleThreadScheduledExecutor(ThreadFactory threadFactory) {
        return Executors.unconfigurableScheduledExecutorService(new FollowedScheduledPool(1, threadFactory));
    }

    public static ExecutorService newWorkStealingPool() {
        return newWorkStealingPool(Runtime.getRuntime().availableProcessors());
    }

    public static ExecutorService newWorkStealingPool(int parallelism) {
        return new FollowedForkJoinPool(parallelism, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);
    }

    /** As the method of JDK 21, which newer applications call. */
    public static ExecutorService newThreadPerTaskExecutor(ThreadFactory threadFactory) {
        return ThreadPerTask.executor(threadFactory, FollowedTasks::find);
    }

    /** As the method of JDK 21, which newer applications call. */
    public static ExecutorService newVirtualThreadPerTaskExecutor() {
        return ThreadPerTask.executor(ThreadPerTask.virtualThreads(), FollowedTasks::find);
    }
}
