package io.quarkiverse.handlertesting.runtime.internal.application;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.runtime.internal.cause.IdleWait;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** A task counts until it has run, is cancelled or is dropped, whichever comes last. */
@Timeout(60)
class TrackedSchedulerTest {

    private final TestRuns runs = TestCauses.runs();
    private final TestRun test = runs.begin("PullTest.pull");
    private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
    private final TrackedScheduler scheduler = new TrackedScheduler(pool, runs.currentCause(), WorkKind.MUTINY);
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void stop() {
        released.countDown();
        pool.shutdownNow();
    }

    private void run() {
        running.countDown();
        boolean interrupted = false;
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException ignored) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitIdle() {
        IdleWait.of(test).await(Duration.ofSeconds(30));
    }

    @Test
    void aCancelledTaskIsNoWork() {
        scheduler.schedule(this::run, 1, HOURS).cancel(false);
        assertEquals(List.of(), test.leftovers());
    }

    @Test
    void aTaskThatIsCancelledWhileItRunsIsWorkUntilItReturns() throws InterruptedException {
        ScheduledFuture<?> task = scheduler.schedule(this::run, 1, MILLISECONDS);
        running.await();
        assertTrue(task.cancel(false));
        assertEquals(1, test.leftovers().size());
        released.countDown();
        awaitIdle();
    }

    @Test
    void aPeriodicTaskThatIsCancelledWhileItRunsIsAliveUntilItReturns() throws Exception {
        ScheduledFuture<?> task = scheduler.scheduleAtFixedRate(this::run, 0, 1, MILLISECONDS);
        running.await();
        assertTrue(task.cancel(false));
        awaitIdle();
        assertFalse(test.isKnownToBeIdle());
        released.countDown();
        // The only thread of the pool has returned from the task.
        pool.submit(() -> {
        }).get(30, SECONDS);
        assertTrue(test.isKnownToBeIdle());
    }

    @Test
    void aPeriodicTaskThatThrowsIsOver() {
        ScheduledFuture<?> task = scheduler.scheduleWithFixedDelay(() -> {
            throw new IllegalStateException("broken");
        }, 0, 1, MILLISECONDS);
        assertThrows(ExecutionException.class, () -> task.get(30, SECONDS));
        awaitIdle();
        assertTrue(test.isKnownToBeIdle());
    }

    @Test
    void aRejectedTaskIsNoWork() {
        pool.shutdown();
        assertThrows(RejectedExecutionException.class, () -> scheduler.schedule(this::run, 1, HOURS));
        assertThrows(RejectedExecutionException.class, () -> scheduler.schedule(() -> 1, 1, HOURS));
        assertEquals(List.of(), test.leftovers());
    }

    @Test
    void aTaskThatIsDroppedWithItsExecutorIsNoWork() throws InterruptedException {
        ExecutorService one = Executors.newFixedThreadPool(1);
        TrackedExecutor executor = new TrackedExecutor(one, runs.currentCause(), WorkKind.MANAGED_EXECUTOR);
        executor.execute(this::run);
        running.await();
        Runnable waiting = this::run;
        executor.execute(waiting);
        assertEquals(List.of(waiting), executor.shutdownNow());
        assertEquals(1, test.leftovers().size());
        released.countDown();
        awaitIdle();
    }

    @Test
    void hasTheTextOfItsPool() {
        assertEquals(pool.toString(), scheduler.toString());
    }
}
