package io.quarkiverse.handlertesting.runtime.internal.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

/** A wait has a deadline, but no deadline while a debugger is attached. */
class DeadlinesTest {

    private static final Duration SHORT = Duration.ofNanos(1);

    private final List<String> steps = new ArrayList<>();

    private Deadlines deadlines(boolean debugged) {
        return new Deadlines(Duration.ofSeconds(5), () -> {
            steps.add("checks the debugger");
            return debugged;
        });
    }

    private boolean holdsAtLast(long nanos) {
        steps.add(nanos == Long.MAX_VALUE ? "waits without limit" : "waits " + nanos + " ns");
        return nanos == Long.MAX_VALUE;
    }

    @Test
    void withoutADebuggerAWaitEndsAtItsDeadline() throws Exception {
        assertFalse(deadlines(false).await(this::holdsAtLast, 7));
        assertEquals(List.of("waits 7 ns", "checks the debugger"), steps);
    }

    @Test
    void withADebuggerAWaitContinues() throws Exception {
        assertTrue(deadlines(true).await(this::holdsAtLast, 7));
        assertEquals(List.of("waits 7 ns", "checks the debugger", "waits without limit"), steps);
    }

    @Test
    void theDebuggerIsCheckedAtTheDeadlineOnly() throws Exception {
        assertTrue(deadlines(true).await(nanos -> true, 7));
        assertEquals("x", deadlines(true).get(CompletableFuture.completedFuture("x"), SHORT));
        assertEquals(List.of(), steps);
    }

    @Test
    void aWaitForAFutureHasADeadlineToo() throws Exception {
        assertThrows(TimeoutException.class, () -> deadlines(false).get(new CompletableFuture<>(), SHORT));

        CompletableFuture<String> later = new CompletableFuture<>();
        Deadlines debugged = new Deadlines(SHORT, () -> later.complete("late"));
        assertEquals("late", debugged.get(later, SHORT));
    }

    @Test
    void deadlinesCanBeConfigured() {
        assertEquals(Duration.ofSeconds(5), Deadlines.here().timeout());
        System.setProperty("quarkus.handler-testing.events.timeout", "7S");
        System.setProperty("quarkus.handler-testing.events.debugger", "attached");
        try {
            assertEquals(Duration.ofSeconds(7), Deadlines.here().timeout());
            assertTrue(Deadlines.here().areOff());
        } finally {
            System.clearProperty("quarkus.handler-testing.events.timeout");
            System.clearProperty("quarkus.handler-testing.events.debugger");
        }
    }

    @Test
    void aDeadlineMustBePositive() {
        for (Duration wrong : new Duration[] { Duration.ZERO, Duration.ofMillis(-1) }) {
            assertThrows(IllegalArgumentException.class, () -> Deadlines.check(wrong));
        }
        assertEquals("within(deadline) needs a positive duration, but got null",
                assertThrows(IllegalArgumentException.class, () -> Deadlines.check(null)).getMessage());
    }

    @Test
    void aDeadlineMayExceedTheRangeOfNanoseconds() {
        assertEquals(Long.MAX_VALUE, Deadlines.nanos(Duration.ofDays(1_000_000)));
        assertEquals(1_000_000, Deadlines.nanos(Duration.ofMillis(1)));
    }
}
