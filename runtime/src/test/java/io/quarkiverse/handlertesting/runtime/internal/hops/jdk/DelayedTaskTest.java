package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.IdleWait;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** A task that the JDK runs later is work until it has run or is not needed. */
class DelayedTaskTest {

    private final CarriedCauses causes = new CarriedCauses();
    private final Work work = causes.carried.begin(WorkKind.TIMER, null);

    @Test
    void itRunsWithTheCause() throws Exception {
        CompletableFuture<RunningCause> seen = new CompletableFuture<>();
        new DelayedTask(causes.carried, work, () -> seen.complete(causes.here())).execute(1, NANOSECONDS, Runnable::run);
        assertSame(causes.test.root(), seen.get(30, SECONDS));
        IdleWait.of(causes.test).await(Duration.ofSeconds(30));
    }

    @Test
    void itIsNoWorkWhenItIsNotNeeded() {
        DelayedTask task = new DelayedTask(causes.carried, work, () -> {
            throw new AssertionError("runs");
        });
        task.execute(1, HOURS, Runnable::run);
        assertEquals(1, causes.running());
        task.completed();
        task.completed();
        assertEquals(0, causes.running());
    }

    @Test
    void itIsNoWorkWhenItsExecutorRejectsIt() throws InterruptedException {
        CountDownLatch rejected = new CountDownLatch(1);
        new DelayedTask(causes.carried, work, () -> {
            throw new AssertionError("runs");
        }).execute(1, NANOSECONDS, task -> {
            rejected.countDown();
            throw new RejectedExecutionException("full");
        });
        assertTrue(rejected.await(30, SECONDS));
        IdleWait.of(causes.test).await(Duration.ofSeconds(30));
    }
}
