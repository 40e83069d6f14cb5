package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardOldestPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application sees the same of each pool: of the JDK's own, of a followed one, and of a followed one without a test. */
@Timeout(120)
class SameAsJdkTest extends PoolTest {

    enum Kind {
        JDK,
        FOLLOWED,
        WITHOUT_APPLICATION
    }

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ThreadFactory factory = task -> {
        Thread thread = new Thread(task, "pool-" + threads.size());
        threads.add(thread);
        return thread;
    };
    private final List<String> order = new CopyOnWriteArrayList<>();

    /** The application submits its tasks with a cause. */
    SameAsJdkTest() {
        current.setOfThread(first);
    }

    private ThreadPoolExecutor pool(Kind kind, int core, int max, BlockingQueue<Runnable> queue,
            RejectedExecutionHandler handler) {
        return closed(kind == Kind.JDK ? new ThreadPoolExecutor(core, max, 1, SECONDS, queue, factory, handler)
                : new FollowedThreadPool(core, max, 1, SECONDS, queue, factory, handler,
                        () -> kind == Kind.FOLLOWED ? tasks : null));
    }

    private ScheduledThreadPoolExecutor scheduled(Kind kind) {
        return closed(kind == Kind.JDK ? new ScheduledThreadPoolExecutor(1, factory, new AbortPolicy())
                : new FollowedScheduledPool(1, factory, new AbortPolicy(), () -> kind == Kind.FOLLOWED ? tasks : null));
    }

    private Runnable named(String name) {
        return new Runnable() {
            @Override
            public void run() {
                order.add(name + " on " + Thread.currentThread().getName());
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    private void finish(ExecutorService pool) throws InterruptedException {
        pool.shutdown();
        assertTrue(pool.awaitTermination(30, SECONDS));
    }

    @ParameterizedTest
    @EnumSource
    void theQueueIsTheApplications(Kind kind) throws Exception {
        BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        var pool = pool(kind, 1, 1, queue, new AbortPolicy());
        Gate gate = hold(pool);
        Runnable a = named("a");
        Runnable b = named("b");
        pool.execute(a);
        pool.execute(b);
        assertSame(queue, pool.getQueue());
        assertEquals(List.of(a, b), List.copyOf(queue));
        assertTrue(queue.remove(a));
        gate.open();
        finish(pool);
        assertEquals(List.of("b on pool-0"), order);
    }

    private record Ranked(int rank, List<String> order) implements Runnable {

        @Override
        public void run() {
            order.add("rank " + rank);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aComparatorGetsTheApplicationsTasks(Kind kind) throws Exception {
        var pool = pool(kind, 1, 1, new PriorityBlockingQueue<>(4, Comparator.comparingInt(task -> ((Ranked) task).rank)),
                new AbortPolicy());
        Gate gate = hold(pool);
        for (int rank : new int[] { 3, 1, 2 }) {
            pool.execute(new Ranked(rank, order));
        }
        gate.open();
        finish(pool);
        assertEquals(List.of("rank 1", "rank 2", "rank 3"), order);
    }

    @ParameterizedTest
    @EnumSource
    void threadsAreMadeAsByTheJdk(Kind kind) throws Exception {
        var pool = pool(kind, 1, 2, new ArrayBlockingQueue<>(1), new CallerRunsPolicy());
        Gate one = hold(pool);
        pool.execute(named("queued"));
        Gate two = hold(pool);
        pool.execute(named("rejected"));
        assertEquals(2, pool.getPoolSize());
        assertEquals(2, pool.getActiveCount());
        assertEquals(3, pool.getTaskCount());
        one.open();
        two.open();
        finish(pool);
        assertEquals("rejected on " + Thread.currentThread().getName(), order.get(0));
        assertEquals(3, pool.getCompletedTaskCount());
        assertEquals(2, threads.size());
    }

    @ParameterizedTest
    @EnumSource
    void aRejectionSaysTheSame(Kind kind) throws Exception {
        var pool = pool(kind, 1, 1, new SynchronousQueue<>(), new AbortPolicy());
        hold(pool);
        Runnable task = named("task");
        String message = assertThrows(RejectedExecutionException.class, () -> pool.execute(task)).getMessage();
        assertEquals("Task task rejected from java.util.concurrent.ThreadPoolExecutor@N"
                + "[Running, pool size = 1, active threads = 1, queued tasks = 0, completed tasks = 0]", anyHash(message));
        message = assertThrows(RejectedExecutionException.class, () -> pool.submit(task)).getMessage();
        assertEquals("Task java.util.concurrent.FutureTask@N[Not completed, task = " + adapted(task)
                + "] rejected from java.util.concurrent.ThreadPoolExecutor@N"
                + "[Running, pool size = 1, active threads = 1, queued tasks = 0, completed tasks = 0]", anyHash(message));
    }

    private static String adapted(Runnable task) {
        return anyHash(Executors.callable(task).toString());
    }

    private static String anyHash(String text) {
        return text.replaceAll("@[0-9a-f]+", "@N");
    }

    @ParameterizedTest
    @EnumSource
    void textsAreTheSame(Kind kind) throws Exception {
        var pool = pool(kind, 1, 1, new LinkedBlockingQueue<>(), new AbortPolicy());
        hold(pool);
        Future<?> future = pool.submit(named("task"));
        assertEquals("java.util.concurrent.FutureTask@N[Not completed, task = " + adapted(named("task")) + "]",
                anyHash(future.toString()));
        future.cancel(false);
        assertEquals("java.util.concurrent.FutureTask@N[Cancelled]", anyHash(future.toString()));
        assertEquals("java.util.concurrent.ScheduledThreadPoolExecutor@N"
                + "[Running, pool size = 0, active threads = 0, queued tasks = 0, completed tasks = 0]",
                anyHash(scheduled(kind).toString()));
    }

    @ParameterizedTest
    @EnumSource
    void policiesDoTheSame(Kind kind) throws Exception {
        for (RejectedExecutionHandler policy : List.of(new DiscardPolicy(), new DiscardOldestPolicy(),
                new CallerRunsPolicy())) {
            var pool = pool(kind, 1, 1, new ArrayBlockingQueue<>(1), policy);
            Gate gate = hold(pool);
            pool.execute(named("old"));
            pool.execute(named("new"));
            gate.open();
            finish(pool);
        }
        String here = Thread.currentThread().getName();
        assertEquals(List.of("old on pool-0", "new on pool-1", "new on " + here, "old on pool-2"), order);
    }

    @ParameterizedTest
    @EnumSource
    void aHandlerGetsTheTaskAndThePool(Kind kind) throws Exception {
        List<Object> got = new ArrayList<>();
        var pool = pool(kind, 1, 1, new SynchronousQueue<>(), (task, of) -> {
            got.add(task);
            got.add(of);
        });
        hold(pool);
        Runnable task = named("task");
        pool.execute(task);
        assertEquals(List.of(task, pool), got);
    }

    @ParameterizedTest
    @EnumSource
    void whatShutdownNowReturnsCanBeRun(Kind kind) throws Exception {
        var pool = pool(kind, 1, 1, new LinkedBlockingQueue<>(), new AbortPolicy());
        Gate gate = hold(pool);
        Runnable task = named("task");
        pool.execute(task);
        Future<?> future = pool.submit(named("submitted"));
        List<Runnable> left = pool.shutdownNow();
        assertSame(task, left.get(0));
        assertSame(future, left.get(1));
        left.forEach(Runnable::run);
        assertTrue(future.isDone());
        gate.open();
        String here = Thread.currentThread().getName();
        assertEquals(List.of("task on " + here, "submitted on " + here), order);
    }

    @ParameterizedTest
    @EnumSource
    void submitReturnsAFutureTask(Kind kind) throws Exception {
        var pool = pool(kind, 1, 1, new LinkedBlockingQueue<>(), new AbortPolicy());
        assertEquals(7, assertInstanceOf(FutureTask.class, pool.submit(() -> 7)).get(30, SECONDS));
        assertEquals("r", assertInstanceOf(RunnableFuture.class, pool.submit(named("a"), "r")).get(30, SECONDS));
        assertThrows(NullPointerException.class, () -> pool.submit((Callable<?>) null));
        assertThrows(NullPointerException.class, () -> pool.submit((Runnable) null));
        assertThrows(NullPointerException.class, () -> pool.execute(null));
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledFutureStaysInTheQueue(Kind kind) throws Exception {
        var pool = pool(kind, 1, 1, new LinkedBlockingQueue<>(), new AbortPolicy());
        Gate gate = hold(pool);
        Future<?> future = pool.submit(named("task"));
        future.cancel(true);
        assertEquals(1, pool.getQueue().size());
        gate.open();
        finish(pool);
        assertEquals(2, pool.getCompletedTaskCount());
        assertEquals(List.of(), order);
    }

    @ParameterizedTest
    @EnumSource
    void scheduledTasksRunInTheirOrder(Kind kind) throws Exception {
        var pool = scheduled(kind);
        Gate gate = hold(pool);
        ScheduledFuture<?> hours = pool.schedule(named("hours"), 2, HOURS);
        ScheduledFuture<?> hour = pool.schedule(named("hour"), 1, HOURS);
        assertSame(hour, pool.getQueue().peek());
        Future<?> now = pool.submit(named("now"));
        assertSame(now, pool.getQueue().peek());
        assertInstanceOf(RunnableScheduledFuture.class, hour);
        assertTrue(hour.cancel(false));
        assertEquals(3, pool.getQueue().size());
        pool.setRemoveOnCancelPolicy(true);
        assertTrue(pool.getRemoveOnCancelPolicy());
        assertTrue(hours.cancel(false));
        assertEquals(2, pool.getQueue().size());
        gate.open();
        finish(pool);
        assertEquals(List.of("now on pool-0"), order);
        assertEquals(List.of(), pool.shutdownNow());
    }

    @ParameterizedTest
    @EnumSource
    void argumentsAreRefusedAsByTheJdk(Kind kind) {
        assertThrows(IllegalArgumentException.class, () -> pool(kind, -1, 1, new LinkedBlockingQueue<>(), new AbortPolicy()));
        assertThrows(IllegalArgumentException.class, () -> pool(kind, 2, 1, new LinkedBlockingQueue<>(), new AbortPolicy()));
        assertThrows(NullPointerException.class, () -> pool(kind, 1, 1, null, new AbortPolicy()));
        assertThrows(NullPointerException.class, () -> pool(kind, 1, 1, new LinkedBlockingQueue<>(), null));
        assertThrows(NullPointerException.class, () -> scheduled(kind).schedule((Runnable) null, 1, SECONDS));
        assertThrows(IllegalArgumentException.class, () -> scheduled(kind).scheduleAtFixedRate(named("a"), 1, 0, SECONDS));
    }
}
