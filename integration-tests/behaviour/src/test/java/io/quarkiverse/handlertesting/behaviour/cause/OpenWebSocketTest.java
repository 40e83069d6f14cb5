package io.quarkiverse.handlertesting.behaviour.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.WebSocket;
import io.vertx.ext.web.Router;

/** A WebSocket that a test leaves open is a leftover, but no wait includes it. */
@QuarkusTest
class OpenWebSocketTest extends QuarkusTestCallbacks.Logging {

    @Inject
    HandlerClient client;
    @Inject
    Events events;

    private WebSocket socket;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    @Singleton
    static class Chat {

        void add(@Observes Router router) {
            router.get("/open/chat").handler(exchange -> {
                exchange.request().toWebSocket();
                exchange.request().resume();
            });
        }
    }

    @FailOnLeftovers
    void strict() {
    }

    void lenient() {
    }

    @AfterEach
    void close() {
        closeSocket();
    }

    private void open() {
        socket = client.overSocket().get("/open/chat").webSocket().await().atMost(Duration.ofSeconds(30));
        socket.closeHandler(closed::complete);
    }

    private void closeSocket() {
        socket.close();
        closed.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private List<String> warningsWithoutTime() {
        return warnings().stream().map(OpenWebSocketTest::withoutTime).toList();
    }

    private static String withoutTime(String message) {
        return message.replaceAll("for +\\d+ ms", "for N ms");
    }

    @Test
    void isNamedWithTheLeftovers() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "lenient");
        open();
        test.end();
        assertEquals(List.of("""
                OpenWebSocketTest.lenient ended, but 1 piece of its work is still running:
                  WEBSOCKET  for N ms  caused by request 1: GET /open/chat"""), warningsWithoutTime());
    }

    @Test
    void failsATestWithFailOnLeftovers() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        open();
        var failure = assertThrows(EventAssertionError.class, test::end);
        assertEquals(Reason.LEFTOVERS, failure.reason());
        assertEquals("""
                OpenWebSocketTest.strict ended, but 1 piece of its work is still running:
                  WEBSOCKET  for N ms  caused by request 1: GET /open/chat
                The test has @FailOnLeftovers: close its streams and WebSockets.
                The test saw:
                  #1  N ms  HTTP  GET /open/chat""",
                withoutTime(failure.getMessage()).replaceAll("#1 +\\d+ ms", "#1  N ms"));
    }

    @Test
    void isNotWaitedFor() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        open();
        events.awaitIdle();
        closeSocket();
        test.end();
        assertEquals(List.of(), warningsWithoutTime());
    }
}
