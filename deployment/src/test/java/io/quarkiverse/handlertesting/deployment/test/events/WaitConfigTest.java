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
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.junit.MaxStatements;
import io.quarkiverse.handlertesting.sse.SseAssertionError;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;

/** Waits follow their configuration, and do not block event loop threads. */
class WaitConfigTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class))
            .overrideRuntimeConfigKey("quarkus.handler-testing.events.timeout", "30ms")
            .overrideRuntimeConfigKey("quarkus.handler-testing.events.late-grace", "0s")
            .overrideRuntimeConfigKey("quarkus.handler-testing.events.quiet-period", "20ms")
            .overrideRuntimeConfigKey("quarkus.handler-testing.events.explain-failures", "false")
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
        assertTrue(
                failure.getMessage()
                        .matches(
                                "Expected String within 30 ms, but in \\d+ ms it did not come\\.\nNo request of this test is known, and it has started nothing\\.\nThe test saw nothing\\."),
                failure.getMessage());
    }

    @Test
    void theTimeoutIsTheDefaultOfALiveStreamToo() {
        SseLive live = SseLive.create();
        assertEquals("""
                Expected a client of the live stream within 30 ms, but none has connected.
                No request of this test is known, and it has started nothing.""",
                assertThrows(SseAssertionError.class, live::awaitConnected).getMessage());
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
    void aFailureOfTheTestIsNotExplained() {
        end();
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "aFailureOfTheTestIsNotExplained");
        anything.fire("text");
        AssertionError failure = new AssertionError("the test's own");
        test.endWith(failure);
        assertEquals(0, failure.getSuppressed().length);
    }

    @Test
    void aPredicateIsNamedByTheLineOfTheTest() {
        var texts = events.subscribe(fired(String.class));
        var failure = assertThrows(EventAssertionError.class, () -> texts.await("other"::equals));
        assertTrue(failure.getMessage()
                .matches("Expected String matching the predicate at WaitConfigTest\\.java:\\d+ within 30 ms,"
                        + " but in \\d+ ms it did not come\\.\nNo request of this test is known, and it has started nothing\\.\nThe test saw nothing\\."),
                failure.getMessage());
    }

    @Test
    void aWaitOnAnEventLoopThreadIsRefusedAtOnce() {
        var texts = events.subscribe(fired(String.class));
        assertRefusedOnAnEventLoop(texts::await,
                "await() would block the event loop thread vert.x-eventloop-thread-N, which the"
                        + " application needs to answer. Use next() or stream() there, or call it on the thread of the test; with"
                        + " @RunOnVertxContext, that needs runOnEventLoop = false.");
    }

    @Test
    void awaitIdleOnAnEventLoopThreadIsRefusedAtOnce() {
        assertRefusedOnAnEventLoop(() -> events.awaitIdle(), "awaitIdle() would block the event loop thread"
                + " vert.x-eventloop-thread-N, which the application needs to answer. Call it on the thread of the test; with"
                + " @RunOnVertxContext, that needs runOnEventLoop = false.");
    }

    private void assertRefusedOnAnEventLoop(Executable wait, String message) {
        CompletableFuture<Object> waited = new CompletableFuture<>();
        vertx.runOnContext(nothing -> {
            try {
                wait.execute();
                waited.complete(null);
            } catch (Throwable thrown) {
                waited.completeExceptionally(thrown);
            }
        });
        Throwable refusal = assertThrows(CompletionException.class, waited::join).getCause();
        assertEquals(IllegalStateException.class, refusal.getClass());
        assertEquals(message, refusal.getMessage().replaceFirst("thread-\\d+", "thread-N"));
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

    @MaxStatements(3)
    void max() {
    }

    @Test
    void anApplicationWithoutADatabaseCannotCountStatements() {
        end();
        begin("max");
        assertEquals("@MaxStatements counts no statement: the application has neither a data source of Quarkus (JDBC) nor a"
                + " reactive SQL client.", assertThrows(IllegalStateException.class, this::end).getMessage());
    }
}
