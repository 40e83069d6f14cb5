package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A task that a fork-join pool will not run is no work: it is cancelled, rejected, or left by a shutdown. */
@Timeout(120)
class DroppedForkJoinTasksTest extends ForkJoinTest {

    @Test
    void aTaskThatIsCancelledBeforeItRunsIsNoWork() throws Exception {
        var one = pool(1, () -> tasks);
        Gate gate = new Gate();
        one.execute(gate);
        gate.awaitEntered();
        ForkJoinTask<?> submitted = in(first, () -> one.submit(this::record));
        assertRunning(1);
        assertTrue(ForkJoinCalls.cancelled(tasks, submitted, false));
        awaitIdle();
        ForkJoinTask<?> computing = in(first, () -> one.submit(new Sum(0, 1)));
        assertRunning(1);
        assertTrue(ForkJoinCalls.cancelled(tasks, computing, false));
        awaitIdle();
        gate.open();
        one.submit(() -> {
        }).get(30, SECONDS);
        assertEquals(List.of("null"), ran());
    }

    @Test
    void aTaskThatIsCancelledWhileItRunsIsWorkUntilItReturns() throws Exception {
        Gate gate = new Gate();
        ForkJoinTask<?> task = in(first, () -> pool.submit(gate));
        gate.awaitEntered();
        ForkJoinCalls.cancelled(tasks, task, false);
        assertRunning(1);
        gate.open();
        awaitIdle();
    }

    @Test
    void shutdownNowEndsQueuedTasks() throws Exception {
        var one = pool(1, () -> tasks);
        Gate gate = new Gate();
        as(first, () -> one.execute(gate));
        gate.awaitEntered();
        as(second, () -> {
            one.execute(this::record);
            one.submit(this::record);
            one.execute((ForkJoinTask<?>) new Recording());
            one.execute((ForkJoinTask<?>) new Sum(0, 1));
        });
        assertRunning(5);
        one.shutdownNow();
        assertRunning(1);
        gate.open();
        awaitIdle();
        assertEquals(List.of("1"), ran());
    }

    @Test
    void aTaskIsRejectedAfterShutdown() {
        pool.shutdown();
        as(first, () -> {
            assertThrows(RejectedExecutionException.class, () -> pool.execute(this::record));
            assertThrows(RejectedExecutionException.class, () -> pool.submit(this::record));
            assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 1));
            assertThrows(RejectedExecutionException.class, () -> pool.submit(new Recording()));
            assertThrows(RejectedExecutionException.class, () -> pool.submit(new Sum(0, 1)));
        });
        awaitIdle();
    }
}
