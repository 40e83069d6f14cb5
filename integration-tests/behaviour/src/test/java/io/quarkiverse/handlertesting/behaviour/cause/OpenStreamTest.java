package io.quarkiverse.handlertesting.behaviour.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;

/** A stream that a test leaves open is one leftover, in one line, though client and application both work on it. */
@QuarkusTest
class OpenStreamTest extends QuarkusTestCallbacks.Logging {

    @Inject
    HandlerClient client;
    @Inject
    Events events;

    @Singleton
    static class Endless {

        void add(@Observes Router router) {
            router.get("/endless/:name").handler(exchange -> exchange.response().setChunked(true)
                    .putHeader("Content-Type", "text/event-stream").write("data: first\n\n"));
        }
    }

    @FailOnLeftovers
    void strict() {
    }

    void lenient() {
    }

    private static String withoutTime(String message) {
        return message.replaceAll("for +\\d+ (ms|µs)", "for N ms");
    }

    private void assertWarned(String... warnings) {
        assertEquals(List.of(warnings), warnings().stream().map(OpenStreamTest::withoutTime).toList());
    }

    @Test
    void isNamedInOneLine() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "lenient");
        client.get("/endless/a").sse().await();
        test.end();
        assertWarned("OpenStreamTest.lenient ended with 1 open stream, which is closed now: request 1: GET /endless/a, open for"
                + " N ms");
    }

    @Test
    void isNamedInOneLineOverASocket() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "lenient");
        client.overSocket().get("/endless/a").stream().await();
        test.end();
        assertWarned("OpenStreamTest.lenient ended with 1 open stream, which is closed now: request 1: GET /endless/a, open for"
                + " N ms");
    }

    @Test
    void severalAreNamedInOneLine() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "lenient");
        client.get("/endless/a").sse().await();
        client.get("/endless/b").sse().await();
        test.end();
        assertWarned("OpenStreamTest.lenient ended with 2 open streams, which are closed now: request 1: GET /endless/a, open"
                + " for N ms; request 2: GET /endless/b, open for N ms");
    }

    @Test
    void failsATestWithFailOnLeftovers() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        client.get("/endless/a").sse().await();
        assertEquals("""
                OpenStreamTest.strict ended with 1 open stream, which is closed now: request 1: GET /endless/a, open for N ms
                The test has @FailOnLeftovers: close its streams and WebSockets.
                The test saw:
                  #1  N ms  HTTP  GET /endless/a
                  #2  N ms  HTTP  GET /endless/a -> 200 in N ms
                  #3  N ms  SSE   message "first\"""",
                withoutTime(assertThrows(EventAssertionError.class, test::end).getMessage())
                        .replaceAll("#(\\d) +\\d+ ms", "#$1  N ms").replaceAll("in \\d+ (ms|µs)", "in N ms"));
    }

    @Test
    void isOnePieceOfWorkForAwaitIdle() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        var stream = client.get("/endless/a").sse();
        stream.await();
        String message = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ZERO)).getMessage();
        assertEquals("""
                Expected OpenStreamTest.strict to be idle within 0 ms, but 1 piece of its work is still running:
                  STREAM  for N ms  caused by request 1: GET /endless/a""",
                withoutTime(message.substring(0, message.indexOf("\nSo far"))));
        stream.close();
        events.awaitIdle();
        test.end();
        assertWarned();
    }
}
