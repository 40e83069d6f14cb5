package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardOldestPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A rejected task is work as long as its handler, or where that has put it. */
@Timeout(120)
class RejectedTasksTest extends PoolTest {

    /** A pool with a busy thread and a full queue of one. */
    private final class Full {

        final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(1);
        final ThreadPoolExecutor pool;
        final Gate gate;
        final Runnable queued = RejectedTasksTest.this::record;

        Full(RejectedExecutionHandler handler) throws InterruptedException {
            pool = pool(1, queue, handler);
            gate = hold(pool);
            as(first, () -> pool.execute(queued));
            assertRunning(1);
        }

        void finish() {
            gate.open();
            awaitIdle();
        }
    }

    @Test
    void anAbortedTaskIsNoWork() throws Exception {
        Full full = new Full(new AbortPolicy());
        as(second, () -> assertThrows(RejectedExecutionException.class, () -> full.pool.execute(this::record)));
        assertRunning(1);
        full.finish();
        assertEquals(List.of("null", "1"), ran());
    }

    @Test
    void aTaskThatItsCallerRunsHasTheCauseOfTheCaller() throws Exception {
        Full full = new Full(new CallerRunsPolicy());
        AtomicReference<Thread> thread = new AtomicReference<>();
        as(second, () -> full.pool.execute(() -> {
            thread.set(Thread.currentThread());
            record();
            assertRunning(2);
        }));
        assertSame(Thread.currentThread(), thread.get());
        assertRunning(1);
        full.finish();
        assertEquals(List.of("2", "null", "1"), ran());
    }

    @Test
    void aTaskThatThrowsAsItsCallerRunsItIsOver() throws Exception {
        Full full = new Full(new CallerRunsPolicy());
        as(second, () -> assertThrows(IllegalStateException.class, () -> full.pool.execute(() -> {
            throw new IllegalStateException("broken");
        })));
        assertRunning(1);
        full.finish();
    }

    @Test
    void aDiscardedTaskIsNoWork() throws Exception {
        Full full = new Full(new DiscardPolicy());
        as(second, () -> full.pool.execute(this::record));
        assertRunning(1);
        full.finish();
        assertEquals(List.of("null", "1"), ran());
    }

    @Test
    void theOldestTaskIsDiscarded() throws Exception {
        Full full = new Full(new DiscardOldestPolicy());
        as(second, () -> full.pool.execute(this::record));
        assertRunning(1);
        full.finish();
        assertEquals(List.of("null", "2"), ran());
    }

    @Test
    void theOldestTaskMayBeTheSame() throws Exception {
        Full full = new Full(new DiscardOldestPolicy());
        as(second, () -> full.pool.execute(full.queued));
        assertRunning(1);
        full.finish();
        assertEquals(List.of("null", "2"), ran());
    }

    @Test
    void aPolicyMayExtendThatOfTheJdk() throws Exception {
        Full full = new Full(new DiscardOldestPolicy() {
            @Override
            public void rejectedExecution(Runnable task, ThreadPoolExecutor pool) {
                assertEquals(1, pool.getQueue().size());
                super.rejectedExecution(task, pool);
            }
        });
        as(second, () -> full.pool.execute(this::record));
        assertRunning(1);
        full.finish();
        assertEquals(List.of("null", "2"), ran());
    }

    @Test
    void nothingIsDiscardedAfterShutdown() throws Exception {
        Full full = new Full(new DiscardOldestPolicy());
        full.pool.shutdown();
        as(second, () -> full.pool.execute(this::record));
        assertRunning(1);
        full.finish();
        assertEquals(List.of("null", "1"), ran());
    }

    @Test
    void aHandlerMayDiscardTheOldestItself() throws Exception {
        Full full = new Full((task, pool) -> {
            QueueCalls.removed(() -> tasks, pool.getQueue(), pool.getQueue().poll());
            pool.execute(task);
        });
        as(second, () -> full.pool.execute(this::record));
        assertRunning(1);
        full.finish();
        assertEquals(List.of("null", "2"), ran());
    }

    @Test
    void aHandlerMayRunTheTask() throws Exception {
        Full full = new Full((task, pool) -> task.run());
        as(second, () -> full.pool.execute(this::record));
        assertRunning(1);
        full.finish();
        assertEquals(List.of("2", "null", "1"), ran());
    }

    @Test
    void aHandlerMayDropTheTask() throws Exception {
        Full full = new Full((task, pool) -> {
        });
        as(second, () -> full.pool.execute(full.queued));
        assertRunning(1);
        full.finish();
        assertEquals(List.of("null", "1"), ran());
    }

    @Test
    void aHandlerMayThrow() throws Exception {
        Full full = new Full((task, pool) -> {
            throw new IllegalStateException("full");
        });
        as(second, () -> assertThrows(IllegalStateException.class, () -> full.pool.execute(this::record)));
        assertRunning(1);
        full.finish();
    }

    @Test
    void aHandlerMayThrowAfterItHasPutTheTaskIntoTheQueue() throws Exception {
        Full full = new Full((task, pool) -> {
            Runnable other = pool.getQueue().remove();
            QueueCalls.removed(() -> tasks, pool.getQueue(), other);
            pool.getQueue().add(task);
            throw new IllegalStateException("full");
        });
        as(second, () -> assertThrows(IllegalStateException.class, () -> full.pool.execute(this::record)));
        assertRunning(1);
        full.finish();
        assertEquals(List.of("null", "2"), ran());
    }

    /** The queue takes the rejected task when the thread of the pool takes the gate out of it, and holds it meanwhile. */
    @Test
    void aHandlerMayPutTheTaskIntoTheQueue() throws Exception {
        Gate hold = new Gate();
        Gate queued = new Gate();
        var pool = pool(1, new ArrayBlockingQueue<>(1), (task, of) -> {
            hold.open();
            try {
                of.getQueue().put(task);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        pool.execute(hold);
        hold.awaitEntered();
        as(first, () -> pool.execute(queued));
        as(second, () -> pool.execute(this::record));
        queued.awaitEntered();
        assertRunning(2);
        queued.open();
        awaitIdle();
        assertEquals(List.of("null", "1", "2"), ran());
    }

    /** The thread of the pool has the task before the handler returns, and begins it after that. */
    @Test
    void aHandlerMayHandTheTaskToAThreadOfThePool() throws Exception {
        Gate hold = new Gate();
        Runnable task = this::record;
        CountDownLatch handled = new CountDownLatch(1);
        var pool = closed(new FollowedThreadPool(1, 1, 0, SECONDS, new SynchronousQueue<>(),
                Executors.defaultThreadFactory(), (rejected, of) -> {
                    hold.open();
                    try {
                        QueueCalls.inserted(() -> tasks, rejected, () -> {
                            of.getQueue().put(rejected);
                            return true;
                        });
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }, () -> tasks) {
            @Override
            protected void beforeExecute(Thread thread, Runnable next) {
                try {
                    assertTrue(next != task || handled.await(30, SECONDS));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                super.beforeExecute(thread, next);
            }
        });
        pool.execute(hold);
        hold.awaitEntered();
        as(second, () -> pool.execute(task));
        assertRunning(1);
        handled.countDown();
        awaitIdle();
        assertEquals(List.of("null", "2"), ran());
    }

    @Test
    void aTaskThatTheQueueRefusesAgainIsNoWork() throws Exception {
        Full full = new Full((task, pool) -> QueueCalls.inserted(() -> tasks, task, () -> pool.getQueue().offer(task)));
        as(second, () -> full.pool.execute(this::record));
        assertRunning(1);
        full.finish();
        assertEquals(List.of("null", "1"), ran());
    }

    @Test
    void aHandlerMayExecuteTheTaskAgain() throws Exception {
        Full full = new Full((task, pool) -> {
            Runnable other = pool.getQueue().remove();
            QueueCalls.removed(() -> tasks, pool.getQueue(), other);
            pool.execute(task);
            other.run();
        });
        as(second, () -> full.pool.execute(full.queued));
        assertRunning(1);
        full.finish();
        assertEquals(List.of("2", "null", "2"), ran());
    }

    @Test
    void aTaskThatIsExecutedAgainMayRunBeforeTheHandlerReturns() throws Exception {
        Gate task = new Gate();
        AtomicReference<Gate> hold = new AtomicReference<>();
        Full full = new Full((rejected, pool) -> {
            QueueCalls.removed(() -> tasks, pool.getQueue(), pool.getQueue().poll());
            pool.execute(rejected);
            hold.get().open();
            try {
                task.awaitEntered();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        hold.set(full.gate);
        as(second, () -> full.pool.execute(task));
        assertRunning(1);
        task.open();
        awaitIdle();
        assertEquals(List.of("null", "2"), ran());
    }

    @Test
    void thePoolShowsTheHandlerOfTheApplication() throws Exception {
        RejectedExecutionHandler handler = new DiscardPolicy();
        Full full = new Full(handler);
        assertSame(handler, full.pool.getRejectedExecutionHandler());
        RejectedExecutionHandler other = (task, pool) -> task.run();
        full.pool.setRejectedExecutionHandler(other);
        assertSame(other, full.pool.getRejectedExecutionHandler());
        assertThrows(NullPointerException.class, () -> full.pool.setRejectedExecutionHandler(null));
        assertSame(other, full.pool.getRejectedExecutionHandler());
        as(second, () -> full.pool.execute(this::record));
        assertEquals(List.of("2"), ran());
        full.finish();
    }
}
