package io.quarkiverse.handlertesting.deployment.test.events;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;

/** Waits keep to their configuration, and off event loop threads. */
class WaitConfigTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class))
            .overrideRuntimeConfigKey("quarkus.handler-testing.events.timeout", "30ms")
            .overrideRuntimeConfigKey("quarkus.handler-testing.events.late-grace", "0s")
            .overrideRuntimeConfigKey("quarkus.handler-testing.events.quiet-period", "20ms")
            .overrideRuntimeConfigKey("quarkus.handler-testing.events.max-recorded", "3");

    @Inject
    Events events;
    @Inject
    Event<Object> anything;
    @Inject
    Vertx vertx;

    @Test
    void theTimeoutIsTheDefaultOfEachWait() {
        var failure = assertThrows(EventAssertionError.class, () -> events.subscribe(fired(String.class)).await());
        assertTrue(failure.getMessage().matches("Expected String within 30 ms, but in \\d+ ms saw nothing\\."),
                failure.getMessage());
    }

    @Test
    void theQuietPeriodIsTheDefaultOfExpectNone() {
        long begun = System.nanoTime();
        events.subscribe(fired(String.class)).expectNone();
        assertTrue(System.nanoTime() - begun >= TimeUnit.MILLISECONDS.toNanos(20));
    }

    @Test
    void aFullJournalFailsTheNextWait() {
        var texts = events.subscribe(fired(String.class));
        for (int i = 0; i < 4; i++) {
            anything.fire("text");
        }
        assertEquals(Reason.OVERFLOWED, assertThrows(EventAssertionError.class, texts::await).reason());
    }

    @Test
    void aWaitOnAnEventLoopThreadIsRefusedAtOnce() {
        var texts = events.subscribe(fired(String.class));
        CompletableFuture<Object> waited = new CompletableFuture<>();
        vertx.runOnContext(nothing -> {
            try {
                waited.complete(texts.await());
            } catch (Throwable thrown) {
                waited.completeExceptionally(thrown);
            }
        });
        Throwable refusal = assertThrows(CompletionException.class, waited::join).getCause();
        assertEquals(IllegalStateException.class, refusal.getClass());
        assertTrue(refusal.getMessage().matches("await\\(\\) would block the event loop thread vert\\.x-eventloop-thread-\\d+,"
                + " which the application needs\\. Use next\\(\\) or stream\\(\\) there, or wait on the thread of the test\\."),
                refusal.getMessage());
    }

    @Test
    void aUniCanBeAwaitedFromAnEventLoop() {
        var texts = events.subscribe(fired(String.class));
        CompletableFuture<String> received = new CompletableFuture<>();
        vertx.runOnContext(nothing -> texts.within(ofSeconds(30)).next().subscribe().with(received::complete,
                received::completeExceptionally));
        anything.fire("text");
        assertEquals("text", received.join());
    }
}
