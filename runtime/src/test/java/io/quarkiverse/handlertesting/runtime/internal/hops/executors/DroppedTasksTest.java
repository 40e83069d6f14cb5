package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A task that a thread pool will not run is no work: it is removed, cancelled, rejected, or left by a shutdown. */
@Timeout(120)
class DroppedTasksTest extends PoolTest {

    @Test
    void aTaskThatIsRemovedIsNoWork() throws Exception {
        var pool = pool(1);
        hold(pool);
        Runnable task = this::record;
        as(first, () -> pool.execute(task));
        as(second, () -> pool.execute(task));
        assertTrue(pool.remove(task));
        assertRunning(1);
        assertTrue(pool.remove(task));
        awaitIdle();
        assertFalse(pool.remove(task));
    }

    private record Import(int id, Runnable code) implements Runnable {

        @Override
        public void run() {
            code.run();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Import that && that.id == id;
        }

        @Override
        public int hashCode() {
            return id;
        }
    }

    @Test
    void aTaskIsRemovedByOneThatEqualsIt() throws Exception {
        var pool = pool(1);
        Gate gate = hold(pool);
        as(first, () -> pool.execute(new Import(1, this::record)));
        as(second, () -> pool.execute(new Import(2, this::record)));
        assertTrue(pool.remove(new Import(1, null)));
        assertRunning(1);
        gate.open();
        awaitIdle();
        assertEquals(List.of("null", "2"), ran());
    }

    @Test
    void tasksLeftByShutdownNowAreNoWork() throws Exception {
        var pool = pool(1);
        Gate gate = new Gate();
        as(first, () -> pool.execute(gate));
        gate.awaitEntered();
        Runnable task = this::record;
        as(second, () -> pool.execute(task));
        assertEquals(List.of(task), pool.shutdownNow());
        assertRunning(1);
        gate.open();
        awaitIdle();
        assertEquals(List.of("1"), ran());
    }

    @Test
    void aTaskIsRejectedAfterShutdown() {
        var pool = pool(1);
        pool.shutdown();
        as(first, () -> assertThrows(RejectedExecutionException.class, () -> pool.execute(this::record)));
        awaitIdle();
    }

    @Test
    void aCancelledFutureIsNoWorkAlthoughItIsQueued() throws Exception {
        var pool = pool(1);
        hold(pool);
        AtomicReference<Future<?>> future = new AtomicReference<>();
        as(first, () -> future.set(pool.submit(this::record)));
        assertTrue(future.get().cancel(false));
        awaitIdle();
        assertEquals(1, pool.getQueue().size());
    }

    @Test
    void aFutureThatIsCancelledWhileItRunsIsWorkUntilItReturns() throws Exception {
        var pool = pool(1);
        Gate gate = new Gate();
        AtomicReference<Future<?>> future = new AtomicReference<>();
        as(first, () -> future.set(pool.submit(gate)));
        gate.awaitEntered();
        assertTrue(future.get().cancel(true));
        assertRunning(1);
        gate.open();
        awaitIdle();
    }

    @Test
    void aFutureOfTheApplicationIsNoWorkAfterItIsPurged() throws Exception {
        var pool = pool(1);
        hold(pool);
        FutureTask<?> future = new FutureTask<>(this::record, null);
        as(first, () -> pool.execute(future));
        future.cancel(false);
        pool.purge();
        awaitIdle();
        assertEquals(0, pool.getQueue().size());
    }

    @Test
    void aCancelledFutureOfTheApplicationIsWorkUntilTheQueueComesToIt() throws Exception {
        var pool = pool(1);
        Gate gate = hold(pool);
        FutureTask<?> future = new FutureTask<>(this::record, null);
        as(first, () -> pool.execute(future));
        future.cancel(false);
        assertRunning(1);
        gate.open();
        awaitIdle();
        assertEquals(List.of("null"), ran());
    }

    @Test
    void tasksThatTheApplicationTakesOutOfTheQueueAreNoWork() throws Exception {
        var pool = pool(1);
        hold(pool);
        as(first, () -> IntStream.range(0, 6).forEach(i -> pool.execute(this::record)));
        var queue = pool.getQueue();
        QueueCalls.removed(() -> tasks, queue, queue.poll());
        assertRunning(5);
        List<Runnable> drained = new ArrayList<>();
        assertEquals(2, QueueCalls.drained(() -> tasks, queue, drained, to -> queue.drainTo(to, 2)));
        assertEquals(2, drained.size());
        assertRunning(3);
        QueueCalls.cleared(() -> tasks, queue);
        assertEquals(0, queue.size());
        awaitIdle();
    }

    @Test
    void aTaskOfAnotherQueueIsNotTaken() throws Exception {
        var pool = pool(1);
        Gate gate = hold(pool);
        Runnable task = this::record;
        as(first, () -> pool.execute(task));
        QueueCalls.removed(() -> tasks, new LinkedBlockingQueue<>(), task);
        assertRunning(1);
        gate.open();
        awaitIdle();
    }

    @Test
    void aThreadThatCannotBeMadeIsNoWork() {
        var pool = closed(new FollowedThreadPool(1, 1, 0, SECONDS, new LinkedBlockingQueue<>(), task -> {
            throw new IllegalStateException("no thread");
        }, new AbortPolicy(), () -> tasks));
        as(first, () -> assertThrows(IllegalStateException.class, () -> pool.execute(this::record)));
        awaitIdle();
    }
}
