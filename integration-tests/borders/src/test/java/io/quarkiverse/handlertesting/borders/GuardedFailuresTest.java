package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.events.Selectors.named;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** A later attempt, or a fallback, handles the exceptions of the attempts before it; the last one goes to the caller. */
@QuarkusTest
class GuardedFailuresTest {

    @Inject
    Events events;
    @Inject
    Guarded guarded;

    @ApplicationScoped
    static class Guarded {

        @Retry(delay = 1, jitter = 0)
        String retry(AtomicInteger failures) {
            return value(failures);
        }

        @Retry(delay = 1, jitter = 0)
        Uni<String> retryUni(AtomicInteger failures) {
            return Uni.createFrom().item(() -> value(failures)).onItem().delayIt().by(ofMillis(1));
        }

        @Retry(delay = 1, jitter = 0)
        @Asynchronous
        CompletionStage<String> retryAsynchronous(AtomicInteger failures) {
            return CompletableFuture.completedFuture(value(failures));
        }

        @Retry(retryOn = TimeoutException.class)
        String uncovered() {
            throw new Boom("uncovered");
        }

        @Retry(abortOn = Boom.class)
        Uni<String> aborted() {
            return Uni.createFrom().failure(() -> new Boom("aborted"));
        }

        @Fallback(fallbackMethod = "instead")
        @Asynchronous
        CompletionStage<String> fallback() {
            throw new Boom("fallback");
        }

        CompletionStage<String> instead() {
            return CompletableFuture.completedFuture("value");
        }

        @CircuitBreaker
        String circuit() {
            throw new Boom("circuit");
        }

        @Timeout(1)
        @Fallback(fallbackMethod = "inTime")
        Uni<String> timeout(CompletableFuture<String> late) {
            return Uni.createFrom().completionStage(late);
        }

        Uni<String> inTime(CompletableFuture<String> late) {
            return Uni.createFrom().item("value");
        }

        private static String value(AtomicInteger failures) {
            if (failures.getAndDecrement() > 0) {
                throw new Boom("attempt");
            }
            return "value";
        }
    }

    @Test
    void aLaterAttemptHandlesTheExceptions() throws Exception {
        assertEquals("value", guarded.retry(new AtomicInteger(2)));
        assertEquals("value", guarded.retryUni(new AtomicInteger(2)).await().indefinitely());
        assertEquals("value", get(guarded.retryAsynchronous(new AtomicInteger(2))));
        events.awaitIdle();
    }

    @Test
    void aFallbackHandlesTheException() throws Exception {
        assertEquals("value", get(guarded.fallback()));
        events.awaitIdle();
    }

    @Test
    void theCallerOfACircuitGetsTheException() {
        assertThrows(Boom.class, () -> guarded.circuit());
        events.awaitIdle();
    }

    /** A call that fails after its timeout is no failure: its caller has another value. */
    @Test
    void aFailureAfterTheTimeoutIsNotMissed() {
        CompletableFuture<String> late = new CompletableFuture<>();
        assertEquals("value", guarded.timeout(late).await().indefinitely());
        late.completeExceptionally(new Boom("late"));
        events.awaitIdle();
    }

    private List<String> clues() {
        var never = events.subscribe(named("never"));
        return assertThrows(EventAssertionError.class, () -> never.within(Duration.ZERO).await()).getMessage().lines()
                .filter(line -> line.contains("@Retry")).toList();
    }

    @Test
    void aRetryThatDoesNotCoverTheExceptionIsNamed() {
        assertThrows(Boom.class, () -> guarded.uncovered());
        assertEquals(List.of("GuardedFailuresTest.Guarded.uncovered has @Retry(retryOn = TimeoutException), which does not"
                + " cover Boom: the test method did not try again."), clues());
    }

    @Test
    void aRetryThatExcludesTheExceptionIsNamed() {
        assertThrows(Boom.class, () -> guarded.aborted().await().indefinitely());
        assertEquals(List.of("GuardedFailuresTest.Guarded.aborted has @Retry(abortOn = Boom), which excludes Boom: the test"
                + " method did not try again."), clues());
    }

    @Test
    void aRetryThatCoversTheExceptionHasItsNumbers() {
        assertEquals("value", guarded.retry(new AtomicInteger(2)));
        assertEquals(
                List.of("GuardedFailuresTest.Guarded.retry has @Retry(maxRetries = 3, delay = 1 ms), and has failed 2 times"
                        + " in the test method."),
                clues());
    }

    @Test
    void theLastAttemptFailsUnseenWithoutACallbackForFailures() {
        guarded.retryUni(new AtomicInteger(9)).subscribe().with(value -> {
        });
        assertEquals("attempt", events.expectFailure(Boom.class).getMessage());
    }

    private static String get(CompletionStage<String> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
