package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** A task has the cause of the code that submits it, and is work until it has run, or will not run. */
@Timeout(120)
class FollowedThreadPoolTest extends PoolTest {

    @Test
    void eachTaskHasItsCause() {
        var pool = pool(2);
        as(first, () -> pool.execute(this::record));
        awaitIdle();
        as(second, () -> pool.submit(this::record));
        awaitIdle();
        as(first, () -> pool.submit(() -> {
            record();
            return 1;
        }));
        awaitIdle();
        assertEquals(List.of("1", "2", "1"), ran());
    }

    @Test
    void aTaskWithoutCauseHasNone() throws Exception {
        var pool = pool(1);
        as(first, () -> pool.execute(this::record));
        pool.submit(this::record).get(30, SECONDS);
        assertEquals(List.of("1", "null"), ran());
        assertRunning(0);
    }

    @Test
    void aQueuedTaskIsWorkUntilItHasRun() throws Exception {
        var pool = pool(1);
        Gate gate = hold(pool);
        Gate task = new Gate();
        as(first, () -> pool.execute(task));
        assertRunning(1);
        gate.open();
        task.awaitEntered();
        assertRunning(1);
        task.open();
        awaitIdle();
        assertEquals(List.of("null", "1"), ran());
    }

    @Test
    void theStagesOfAFutureAreWorkOfItsTask() throws Exception {
        var pool = pool(1);
        Gate stage = new Gate();
        Gate hold = hold(pool);
        as(first, () -> CompletableFuture.runAsync(this::record, pool).thenRun(stage));
        hold.open();
        stage.awaitEntered();
        assertRunning(1);
        stage.open();
        awaitIdle();
        assertEquals(List.of("null", "1", "1"), ran());
    }

    @Test
    void theEndOfAFutureTaskIsPartOfItsWork() throws Exception {
        var pool = pool(1);
        Gate done = new Gate();
        as(first, () -> pool.execute(new FutureTask<>(this::record, null) {
            @Override
            protected void done() {
                done.run();
            }
        }));
        done.awaitEntered();
        assertRunning(1);
        done.open();
        awaitIdle();
        assertEquals(List.of("1", "1"), ran());
    }

    @Test
    void oneTaskThatIsSubmittedTwiceHasItsCausesInOrder() throws Exception {
        var pool = pool(1);
        Gate gate = hold(pool);
        Runnable task = this::record;
        as(second, () -> pool.execute(task));
        pool.execute(task);
        as(first, () -> pool.execute(task));
        as(second, () -> pool.execute(task));
        gate.open();
        pool.submit(() -> {
        }).get(30, SECONDS);
        awaitIdle();
        assertEquals(List.of("null", "2", "null", "1", "2"), ran());
    }

    @Test
    void oneTaskInTwoPoolsHasTheCauseOfEach() throws Exception {
        var one = pool(1);
        var other = pool(1);
        Gate gate = hold(one);
        Runnable task = this::record;
        as(first, () -> one.execute(task));
        as(second, () -> other.execute(task));
        other.submit(() -> {
        }).get(30, SECONDS);
        assertRunning(1);
        gate.open();
        awaitIdle();
        assertEquals(List.of("2", "null", "1"), ran());
    }

    /** Each task notes the cause that it was submitted with and the one that it has. */
    @Test
    void manyThreadsSubmitAtOnce() throws Exception {
        var pool = pool(4);
        ExecutorService users = closed(Executors.newFixedThreadPool(8));
        Queue<String> mixed = new ConcurrentLinkedQueue<>();
        List<Future<?>> submitted = new ArrayList<>();
        for (int user = 0; user < 8; user++) {
            RunningCause cause = test.request("GET /" + user);
            submitted.add(users.submit(() -> IntStream.range(0, 1000).forEach(i -> as(cause, () -> pool.execute(() -> {
                if (current.current() != cause) {
                    mixed.add(cause + " ran as " + current.current());
                }
            })))));
        }
        for (Future<?> each : submitted) {
            each.get(60, SECONDS);
        }
        awaitIdle();
        assertEquals(List.of(), List.copyOf(mixed));
        pool.shutdown();
        assertTrue(pool.awaitTermination(30, SECONDS));
        assertEquals(8000, pool.getCompletedTaskCount());
    }

    /** The same object from all threads: each cause has as many runs as submissions. */
    @Test
    void manyThreadsSubmitOneObject() throws Exception {
        var pool = pool(4);
        ExecutorService users = closed(Executors.newFixedThreadPool(4));
        Runnable task = this::record;
        List<Future<?>> submitted = new ArrayList<>();
        for (RunningCause cause : List.of(first, second, first, second)) {
            submitted.add(users.submit(() -> IntStream.range(0, 500).forEach(i -> as(cause, () -> pool.execute(task)))));
        }
        for (Future<?> each : submitted) {
            each.get(60, SECONDS);
        }
        awaitIdle();
        List<String> all = ran();
        assertEquals(1000, all.stream().filter("1"::equals).count());
        assertEquals(1000, all.stream().filter("2"::equals).count());
    }

    @Test
    void aTaskThatThrowsIsOver() throws Exception {
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        CountDownLatch died = new CountDownLatch(1);
        var pool = closed(new FollowedThreadPool(1, 1, 0, SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task);
            thread.setUncaughtExceptionHandler((of, thrown) -> {
                uncaught.set(thrown);
                died.countDown();
            });
            return thread;
        }, new AbortPolicy(), () -> tasks));
        IllegalStateException broken = new IllegalStateException("broken");
        as(first, () -> pool.execute(() -> {
            throw broken;
        }));
        awaitIdle();
        assertTrue(died.await(30, SECONDS));
        assertSame(broken, uncaught.get());
        as(second, () -> pool.execute(this::record));
        awaitIdle();
        assertEquals(List.of("2"), ran());
    }

    @Test
    void aFutureHasTheExceptionOfItsTask() {
        var pool = pool(1);
        AtomicReference<Future<?>> future = new AtomicReference<>();
        as(first, () -> future.set(pool.submit((Callable<Object>) () -> {
            throw new IllegalStateException("broken");
        })));
        assertEquals("broken", assertThrows(ExecutionException.class, () -> future.get().get(30, SECONDS)).getCause()
                .getMessage());
        awaitIdle();
    }

    @Test
    void invokedTasksHaveTheCauseAndLeaveNoWork() throws Exception {
        var pool = pool(2);
        Callable<String> task = () -> String.valueOf(cause());
        Runnable back = current.enter(first);
        assertEquals("1", pool.invokeAny(List.of(task, task)));
        for (Future<String> each : pool.invokeAll(List.of(task, task))) {
            assertEquals("1", each.get());
        }
        back.run();
        awaitIdle();
    }

    /** The class of an application, as it is transformed. */
    private final class OwnPool extends FollowedThreadPool {

        OwnPool() {
            super(1, 1, 0, SECONDS, new LinkedBlockingQueue<>(), Executors.defaultThreadFactory(), new AbortPolicy(),
                    () -> tasks);
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
            PoolCalls.beforeExecute(this, task);
            super.beforeExecute(thread, task);
            record();
        }

        @Override
        protected void afterExecute(Runnable task, Throwable thrown) {
            record();
            PoolCalls.afterExecute(this);
            super.afterExecute(task, thrown);
        }
    }

    @Test
    void thePoolOfAnApplicationMayOverrideTheHooks() {
        var pool = closed(new OwnPool());
        Runnable task = this::record;
        as(first, () -> pool.execute(task));
        as(second, () -> pool.execute(task));
        awaitIdle();
        assertEquals(List.of("1", "1", "1", "2", "2", "2"), ran());
        assertTrue(pool.toString().startsWith(OwnPool.class.getName()));
    }

    @Test
    void withoutAnApplicationTasksAreNotFollowed() throws Exception {
        var pool = closed(new FollowedThreadPool(1, 1, 0, SECONDS, new LinkedBlockingQueue<>(),
                Executors.defaultThreadFactory(), new AbortPolicy(), () -> null));
        Runnable back = current.enter(first);
        Future<?> future = pool.submit(this::record);
        back.run();
        assertRunning(0);
        future.get(30, SECONDS);
        assertEquals(List.of("null"), ran());
    }
}
