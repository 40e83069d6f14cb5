package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** The callbacks of a future of the JDK have the cause of the code that has asked for it, and work runs until they have. */
class FollowedFutureTest {

    private final CarriedCauses causes = new CarriedCauses();
    private final CompletableFuture<String> original = new CompletableFuture<>();
    private final CompletableFuture<String> followed = FollowedFuture.of(causes.carried, WorkKind.ASYNC, () -> original);

    @Test
    void callbacksHaveTheCause() {
        List<RunningCause> seen = new ArrayList<>();
        List<Integer> running = new ArrayList<>();
        followed.thenRun(() -> {
            seen.add(causes.here());
            running.add(causes.running());
        });
        causes.current.setOfThread(null);
        original.complete("answer");
        assertEquals(List.of(causes.test.root()), seen);
        assertEquals(List.of(1), running);
        assertEquals(0, causes.running());
        assertNull(causes.here());
        assertEquals("answer", followed.join());
    }

    @Test
    void aFailureIsTheSame() {
        IllegalStateException failure = new IllegalStateException("refused");
        List<Throwable> seen = new ArrayList<>();
        followed.whenComplete((value, failed) -> seen.add(failed));
        original.completeExceptionally(failure);
        assertSame(failure, seen.get(0));
        assertEquals(0, causes.running());
    }

    /** The failure must be recorded when the application, and a wait for it, go on. */
    @Test
    void aFailureIsReportedBeforeTheCallbacks() {
        List<String> order = new ArrayList<>();
        CompletableFuture<String> sent = new CompletableFuture<>();
        FollowedFuture
                .of(causes.carried, WorkKind.ASYNC, () -> sent,
                        (value, failure) -> order.add("reported, running " + causes.running()))
                .whenComplete((value, failure) -> order.add("called back"));
        sent.completeExceptionally(new IllegalStateException("refused"));
        assertEquals(List.of("reported, running 2", "called back"), order);
    }

    @Test
    void cancellingItCancelsTheOriginal() {
        assertTrue(followed.cancel(true));
        assertTrue(original.isCancelled());
        assertTrue(followed.isCancelled());
        assertEquals(0, causes.running());
    }

    @Test
    void whatCannotBeginIsNoWork() {
        var refused = assertThrows(IllegalArgumentException.class,
                () -> FollowedFuture.of(causes.carried, WorkKind.ASYNC, () -> {
                    throw new IllegalArgumentException("no address");
                }));
        assertEquals("no address", refused.getMessage());
        assertEquals(1, causes.running());
    }

    @Test
    void itsStagesAreOfTheSameKind() {
        assertSame(original.newIncompleteFuture().getClass(), followed.newIncompleteFuture().getClass());
    }
}
