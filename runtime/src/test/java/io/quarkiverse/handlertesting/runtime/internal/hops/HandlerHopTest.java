package io.quarkiverse.handlertesting.runtime.internal.hops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.hops.HandlerHop.Counting;

/** A handler counts as work from the moment it is given to an executor until it has returned. */
class HandlerHopTest {

    private final TestRun test = FakeServer.test();
    private final RunningCause cause = test.request("GET /pull");
    private final Queue<Runnable> submitted = new ArrayDeque<>();
    private final AtomicInteger ran = new AtomicInteger();

    private boolean isRunning() {
        return !test.leftovers().isEmpty();
    }

    @Test
    void countsWhileItWaitsAndWhileItRuns() {
        new Counting(submitted::add, () -> cause).execute(() -> {
            assertTrue(isRunning());
            ran.incrementAndGet();
        });
        assertTrue(isRunning());
        submitted.remove().run();
        assertEquals(1, ran.get());
        assertFalse(isRunning());
    }

    @Test
    void endsWhenItThrows() {
        new Counting(submitted::add, () -> cause).execute(() -> {
            throw new IllegalStateException("expected by the test");
        });
        assertThrows(IllegalStateException.class, submitted.remove()::run);
        assertFalse(isRunning());
    }

    @Test
    void endsWhenItIsRejected() {
        Executor stopped = handler -> {
            throw new RejectedExecutionException("stopped");
        };
        assertThrows(RejectedExecutionException.class, () -> new Counting(stopped, () -> cause).execute(ran::incrementAndGet));
        assertFalse(isRunning());
    }

    @Test
    void isPassedOnWithoutACause() {
        Runnable handler = ran::incrementAndGet;
        new Counting(submitted::add, () -> null).execute(handler);
        assertSame(handler, submitted.remove());
    }

    @Test
    void anExecutorIsWrappedOnce() {
        assertNull(HandlerHop.dispatched(null));
        Executor wrapped = HandlerHop.dispatched(submitted::add);
        assertSame(wrapped, HandlerHop.dispatched(wrapped));
    }
}
