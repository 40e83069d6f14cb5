package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.runtime.internal.cause.IdleWait;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;

/** A delayed task is work until it has run, or will not run. A periodic one is work that no wait includes. */
@Timeout(120)
class FollowedScheduledPoolTest extends PoolTest {

    private final FollowedScheduledPool pool = scheduled(1);

    private FollowedScheduledPool scheduled(int threads) {
        return closed(new FollowedScheduledPool(threads, Executors.defaultThreadFactory(), new AbortPolicy(), () -> tasks));
    }

    private <T> T in(RunningCause cause, Supplier<T> code) {
        return current.get(cause, code);
    }

    @Test
    void eachFormOfTaskHasItsCause() throws Exception {
        as(first, () -> {
            pool.execute(this::record);
            pool.submit(this::record);
            pool.schedule(this::record, 0, SECONDS);
            pool.schedule(() -> {
                record();
                return 1;
            }, 1, MILLISECONDS);
        });
        awaitIdle();
        pool.submit(this::record).get(30, SECONDS);
        assertEquals(List.of("1", "1", "1", "1", "null"), ran());
    }

    @Test
    void invokedTasksHaveTheCauseAndLeaveNoWork() throws Exception {
        Callable<String> task = () -> String.valueOf(cause());
        Runnable back = current.enter(first);
        assertEquals("1", pool.invokeAny(List.of(task, task)));
        assertEquals("1", pool.invokeAll(List.of(task)).get(0).get());
        back.run();
        awaitIdle();
    }

    @Test
    void aDelayedTaskIsWorkUntilItHasRun() throws Exception {
        Gate gate = new Gate();
        as(first, () -> pool.schedule(gate, 1, MILLISECONDS));
        gate.awaitEntered();
        assertRunning(1);
        gate.open();
        awaitIdle();
        assertEquals(List.of("1"), ran());
    }

    @Test
    void aTaskIsDueAfterItsDelayAndThenAtItsRate() {
        in(first, () -> pool.schedule(this::record, 20, HOURS));
        in(second, () -> pool.scheduleAtFixedRate(this::record, 20, 5, HOURS));
        String text = test.story("It did not come.", Missing.WHOLE);
        assertTrue(text.contains("A timer of r1, which fires after 72000 s, has not fired yet: it fires "), text);
        assertTrue(
                text.contains("A timer of r2, which fires after 72000 s and then every 18000 s, has not fired yet: it fires "),
                text);
    }

    @Test
    void aCancelledTaskIsNoWorkAlthoughItIsQueued() {
        ScheduledFuture<?> task = in(first, () -> pool.schedule(this::record, 1, HOURS));
        assertRunning(1);
        assertTrue(task.cancel(false));
        awaitIdle();
        assertEquals(1, pool.getQueue().size());
        assertFalse(pool.getRemoveOnCancelPolicy());
    }

    @Test
    void aCancelledTaskLeavesTheQueueIfTheApplicationSaysSo() {
        pool.setRemoveOnCancelPolicy(true);
        assertTrue(pool.getRemoveOnCancelPolicy());
        ScheduledFuture<?> task = in(first, () -> pool.schedule(this::record, 1, HOURS));
        assertTrue(task.cancel(false));
        awaitIdle();
        assertEquals(0, pool.getQueue().size());
    }

    @Test
    void aCancelledTaskCanBeRemovedAndPurged() {
        ScheduledFuture<?> removed = in(first, () -> pool.schedule(this::record, 1, HOURS));
        ScheduledFuture<?> purged = in(first, () -> pool.schedule(this::record, 1, HOURS));
        removed.cancel(false);
        purged.cancel(false);
        assertTrue(pool.remove((Runnable) removed));
        assertEquals(List.of(purged), List.copyOf(pool.getQueue()));
        pool.purge();
        assertEquals(0, pool.getQueue().size());
        awaitIdle();
    }

    @Test
    void aTaskThatIsRemovedIsNoWork() {
        ScheduledFuture<?> task = in(first, () -> pool.schedule(this::record, 1, HOURS));
        assertTrue(pool.remove((Runnable) task));
        assertFalse(task.isCancelled());
        awaitIdle();
    }

    @Test
    void aTaskThatIsCancelledWhileItRunsIsWorkUntilItReturns() throws Exception {
        Gate gate = new Gate();
        ScheduledFuture<?> task = in(first, () -> pool.schedule(gate, 0, SECONDS));
        gate.awaitEntered();
        assertTrue(task.cancel(true));
        assertRunning(1);
        gate.open();
        awaitIdle();
    }

    @Test
    void aTaskThatThrowsIsOver() {
        ScheduledFuture<?> task = in(first, () -> pool.schedule(() -> {
            throw new IllegalStateException("broken");
        }, 0, SECONDS));
        assertThrows(ExecutionException.class, () -> task.get(30, SECONDS));
        awaitIdle();
    }

    @Test
    void aPeriodicTaskHasItsCauseInEachRun() throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        ScheduledFuture<?> task = in(first, () -> pool.scheduleAtFixedRate(() -> {
            if (runs.getCount() > 0) {
                record();
            }
            runs.countDown();
        }, 0, 1, MILLISECONDS));
        assertTrue(runs.await(30, SECONDS));
        assertTrue(test.leftovers().isEmpty(), "periodic work is not waited for");
        assertEquals(List.of("1", "1", "1"), ran());
        assertTrue(task.cancel(false));
        pool.submit(() -> {
        }).get(30, SECONDS);
        assertPeriodicWorkOver();
    }

    /** A new run may begin on another thread before the previous one has told that it ended. */
    @Test
    void runsOfAPeriodicTaskChangeTheirThreads() throws Exception {
        FollowedScheduledPool many = scheduled(4);
        CountDownLatch runs = new CountDownLatch(500);
        AtomicInteger wrong = new AtomicInteger();
        ScheduledFuture<?> task = in(first, () -> many.scheduleAtFixedRate(() -> {
            if (current.current() != first) {
                wrong.incrementAndGet();
            }
            runs.countDown();
        }, 0, 1000, TimeUnit.NANOSECONDS));
        assertTrue(runs.await(60, SECONDS));
        task.cancel(false);
        many.shutdown();
        assertTrue(many.awaitTermination(30, SECONDS));
        assertEquals(0, wrong.get());
        assertPeriodicWorkOver();
    }

    @Test
    void aPeriodicTaskThatThrowsIsOver() throws Exception {
        ScheduledFuture<?> task = in(first, () -> pool.scheduleWithFixedDelay(() -> {
            throw new IllegalStateException("broken");
        }, 0, 1, HOURS));
        assertThrows(ExecutionException.class, () -> task.get(30, SECONDS));
        pool.submit(() -> {
        }).get(30, SECONDS);
        assertPeriodicWorkOver();
    }

    @Test
    void aPeriodicTaskThatIsCancelledWhileItRunsIsAliveUntilItReturns() throws Exception {
        Gate gate = new Gate();
        ScheduledFuture<?> task = in(first, () -> pool.scheduleWithFixedDelay(gate, 0, 1, HOURS));
        gate.awaitEntered();
        task.cancel(false);
        pool.purge();
        assertAlive();
        gate.open();
        pool.submit(() -> {
        }).get(30, SECONDS);
        assertPeriodicWorkOver();
    }

    @Test
    void aPeriodicTaskThatIsCancelledBetweenItsRunsIsOver() throws Exception {
        ScheduledFuture<?> task = in(first, () -> pool.scheduleAtFixedRate(this::record, 0, 1, HOURS));
        pool.submit(() -> {
        }).get(30, SECONDS);
        assertEquals(List.of("1"), ran());
        assertAlive();
        task.cancel(false);
        assertPeriodicWorkOver();
    }

    @Test
    void shutdownEndsPeriodicTasks() {
        in(first, () -> pool.scheduleAtFixedRate(this::record, 1, 1, HOURS));
        in(first, () -> pool.schedule(this::record, 1, HOURS));
        pool.shutdown();
        assertRunning(1);
        assertEquals(1, pool.getQueue().size());
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        assertPeriodicWorkOver();
    }

    @Test
    void shutdownEndsDelayedTasksIfTheApplicationSaysSo() {
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        pool.setContinueExistingPeriodicTasksAfterShutdownPolicy(true);
        in(first, () -> pool.schedule(this::record, 1, HOURS));
        ScheduledFuture<?> periodic = in(first, () -> pool.scheduleAtFixedRate(this::record, 1, 1, HOURS));
        pool.shutdown();
        assertRunning(0);
        assertAlive();
        pool.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        assertTrue(periodic.isCancelled());
        assertPeriodicWorkOver();
    }

    @Test
    void shutdownNowEndsAllTasksButTheRunningOnes() throws Exception {
        Gate gate = new Gate();
        in(first, () -> pool.scheduleAtFixedRate(gate, 0, 1, HOURS));
        gate.awaitEntered();
        ScheduledFuture<?> delayed = in(second, () -> pool.schedule(this::record, 1, HOURS));
        ScheduledFuture<?> periodic = in(second, () -> pool.scheduleAtFixedRate(this::record, 1, 2, HOURS));
        assertEquals(List.of(delayed, periodic), pool.shutdownNow());
        assertRunning(0);
        assertAlive();
        gate.open();
        assertTrue(pool.awaitTermination(30, SECONDS));
        assertPeriodicWorkOver();
    }

    @Test
    void aTaskIsRejectedAfterShutdown() {
        pool.shutdown();
        as(first, () -> {
            assertThrows(RejectedExecutionException.class, () -> pool.schedule(this::record, 1, HOURS));
            assertThrows(RejectedExecutionException.class, () -> pool.scheduleAtFixedRate(this::record, 1, 1, HOURS));
            assertThrows(RejectedExecutionException.class, () -> pool.execute(this::record));
        });
        awaitIdle();
        assertPeriodicWorkOver();
    }

    @Test
    void theQueueHasTheFuturesThatTheApplicationHas() {
        ScheduledFuture<?> task = in(first, () -> pool.schedule(this::record, 1, HOURS));
        Runnable queued = pool.getQueue().peek();
        assertSame(task, queued);
        assertTrue(queued instanceof RunnableScheduledFuture && queued instanceof FutureTask);
    }

    @Test
    void aTaskThatTheApplicationTakesOutOfTheQueueIsNoWork() {
        ScheduledFuture<?> task = in(first, () -> pool.schedule(this::record, 1, HOURS));
        assertTrue(pool.getQueue().remove(task));
        QueueCalls.removed(() -> tasks, pool.getQueue(), task);
        awaitIdle();
    }

    private void assertAlive() {
        awaitNothing();
        assertFalse(test.isKnownToBeIdle());
    }

    private void assertPeriodicWorkOver() {
        awaitNothing();
        assertTrue(test.isKnownToBeIdle());
        assertEquals(0, tasks.size());
    }

    /** No work is waited for. */
    private void awaitNothing() {
        IdleWait.of(test).await(Duration.ofSeconds(30));
    }
}
