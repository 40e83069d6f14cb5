package io.quarkiverse.handlertesting.behaviour.client;

import static io.quarkiverse.handlertesting.events.Selectors.answered;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Exchanges that fail, and clients that are used in the wrong place or at the wrong time. */
@QuarkusTest
class ClientLifecycleTest extends ClientTestBase {

    @Inject
    Handlers handlers;
    @Inject
    Gate gate;
    @Inject
    Vertx vertx;

    // tag::never[]
    @BothWays
    void abortsAHandlerThatNeverAnswers(String way) {
        HttpAssertionError late = assertThrows(HttpAssertionError.class,
                () -> client(way).post("/never").within(ofMillis(50)).send());
        assertEquals(Reason.TIMED_OUT, late.reason());
        // On a busy machine, the request may not have arrived in time, and then has caused nothing; or its handler still runs.
        String message = late.getMessage().replaceFirst(":\n[^ ].*", ":");
        assertTrue(message.startsWith("""
                There was no response within 50 ms, so the exchange was aborted:
                  > POST /never
                It has caused"""), late::getMessage);
        events.awaitIdle();
    }
    // end::never[]

    @BothWays
    void abortsAHandlerThatNeverAnswersAsynchronously(String way) {
        CompletableFuture<HandlerResponse> response = client(way).get("/never").within(ofMillis(50)).sendAsync()
                .subscribeAsCompletionStage();
        Exception failed = assertThrows(Exception.class, () -> response.get(5, TimeUnit.SECONDS));
        assertEquals(Reason.TIMED_OUT, ((HttpAssertionError) failed.getCause()).reason());
        events.awaitIdle();
    }

    /** Over a socket, the next request uses the same connection. */
    @BothWays
    void closingAnExchangeThatHasEndedLeavesTheNextOneAlone(String way) {
        for (int i = 0; i < 100; i++) {
            try (ResponseStream ended = client(way).get("/three").stream()) {
                assertEquals("onetwothree", ended.awaitCompletion().toString());
            }
            assertEquals("onetwothree", await(client(way).get("/three").sendAsync()).asString());
        }
    }

    /** The executor of Quarkus adds the delay of a timer to the current time. */
    @BothWays
    void acceptsDeadlinesOfAnyLength(String way) {
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
        var exchanges = events.subscribe(answered("GET", "/three"));
        assertEquals("onetwothree", await(client(way).get("/three").within(forEver).sendAsync()).asString());
        assertEquals("one", await(client(way).get("/three").stream().within(forEver).next()).toString().substring(0, 3));
        assertEquals("one", await(client(way).get("/script").sse().within(forEver).next()).data());
        assertEquals(200, await(exchanges.within(Duration.ofDays(90_000)).next()).status());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    @BothWays
    void abortsWhenCancelled(String way) {
        gate.expectClient();
        var sent = client(way).get("/gate").sendAsync().subscribe().with(response -> {
        });
        gate.write("one");
        sent.cancel();
        gate.awaitClosed();
        events.awaitIdle();
    }

    @BothWays
    void failsIfTheConnectionIsCut(String way) {
        HttpAssertionError cut = assertThrows(HttpAssertionError.class, () -> client(way).get("/cut").send());
        assertEquals(Reason.ABORTED, cut.reason());
        assertEquals("""
                The exchange ended before its response did (ClosedExchangeException: the connection was closed):
                  > GET /cut
                  < 200 OK
                  <
                  < beginning
                It has caused:""", withoutTimes(cut).replaceAll("  < transfer-encoding: chunked\n", "")
                .replaceFirst("(?s)(It has caused:).*", "$1"));
    }

    @BothWays
    void refusesToBlockAnEventLoop(String way) throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        vertx.runOnContext(now -> {
            try {
                client(way).get("/status/204").send();
                thrown.complete(null);
            } catch (IllegalStateException refused) {
                thrown.complete(refused);
            }
        });
        assertEquals(
                "send() would block the event loop thread vert.x-eventloop-thread-N, which the application needs to answer."
                        + " Use sendAsync() there, or call it on the thread of the test; with"
                        + " @RunOnVertxContext, that needs runOnEventLoop = false.",
                thrown.get(5, TimeUnit.SECONDS).getMessage().replaceAll("thread-\\d+", "thread-N"));
    }

    @BothWays
    void sendsAsynchronouslyOnAnEventLoop(String way) throws Exception {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        vertx.runOnContext(now -> client(way).get("/status/204").sendAsync().subscribe()
                .with(response -> status.complete(response.statusCode()), status::completeExceptionally));
        assertEquals(204, status.get(5, TimeUnit.SECONDS));
    }

    @BothWays
    void closesOpenStreamsAtTheEndOfTheTest(String way) {
        ResponseStream left = client(way).get("/gate").stream();
        gate.write("one");
        assertEquals("one", left.await().toString());
        end();
        gate.awaitClosed();
        begin("closesOpenStreamsAtTheEndOfTheTest");
    }

    @Test
    void standaloneIsTheInjectedClient() {
        HandlerClient.standalone().get("/status/204").send().expectStatus(204);
        assertEquals(2, events.seen().size(), events::timeline);
    }

    @Test
    void awaitIdleAcceptsAResponse() {
        events.awaitIdle(client.get("/status/204").send());
        assertThrows(IllegalArgumentException.class, () -> events.awaitIdle((HandlerResponse) null));
    }
}
