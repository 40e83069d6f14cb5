package io.quarkiverse.handlertesting.ndjson;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.ndjson.NdjsonAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.streams.RouteServer;
import io.quarkiverse.handlertesting.runtime.internal.streams.RouteServer.Reader;
import io.vertx.core.Vertx;

/** A stream of JSON lines that the test sends item by item. */
class NdjsonLiveTest {

    private final NdjsonLive live = NdjsonLive.create();
    private final NdjsonLive hasty = live.within(ofMillis(50));
    private RouteServer server;

    @BeforeEach
    void start() throws Exception {
        server = new RouteServer(live.handler());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void deliversAnItemBeforeTheNextIsSent() throws Exception {
        Reader reader = server.get();
        assertEquals("application/x-ndjson", reader.response.getHeader("Content-Type"));
        live.send(Map.of("n", 1));
        assertEquals("{\"n\":1}\n", reader.next());
        live.send("2");
        assertEquals("2\n", reader.next());
        live.raw("{");
        assertEquals("{", reader.next());
        live.end();
        assertEquals("end", reader.ended());
        live.awaitDisconnected();
    }

    @Test
    void cutsItsClient() throws Exception {
        Reader reader = server.get();
        live.awaitConnected().cut();
        assertEquals("cut", reader.ended());
        server.get();
        live.awaitConnected();
        assertEquals(2, live.connections());
    }

    @Test
    void reportsWhatItsClientDoesNot() throws Exception {
        String none = "Expected a client of the live stream within 50 ms, but none has connected.";
        assertFailure(none, hasty::awaitConnected);
        assertFailure(none, () -> hasty.send(1));
        server.get();
        live.send(Map.of("n", 1)).raw("x\n");
        assertFailure("""
                Expected the client of the live stream to leave within 50 ms, but it is still connected.
                Sent to it:
                  {"n":1}
                  raw "x\\u000a\"""", hasty::awaitDisconnected);
    }

    @Test
    void anInterruptEndsAWait() {
        Thread.currentThread().interrupt();
        NdjsonAssertionError failure = assertThrows(NdjsonAssertionError.class, live::awaitConnected);
        assertEquals("The thread that waited for a client of the live stream was interrupted.", failure.getMessage());
        assertEquals(Reason.INTERRUPTED, failure.reason());
        assertInstanceOf(InterruptedException.class, failure.getCause());
        assertEquals(true, Thread.interrupted());
    }

    @Test
    void refusesInvalidArguments() {
        assertEquals("An item is JSON, but got \"one\". A text is sent as it is: for other bytes, use raw(…).",
                assertThrows(IllegalArgumentException.class, () -> live.send("one")).getMessage());
        assertEquals("within(deadline) needs a positive duration, but got PT0S",
                assertThrows(IllegalArgumentException.class, () -> live.within(Duration.ZERO)).getMessage());
    }

    @Test
    void refusesToWaitOnAnEventLoop() throws Exception {
        Vertx vertx = Vertx.vertx();
        CompletableFuture<String> result = new CompletableFuture<>();
        vertx.runOnContext(now -> {
            try {
                live.send(1);
                result.complete("nothing");
            } catch (IllegalStateException refused) {
                result.complete(refused.getMessage());
            }
        });
        assertEquals("send(item) would block the event loop thread vert.x-eventloop-thread-N, which the application needs to"
                + " answer. Use Vertx.executeBlocking there, or call it on the thread of the test; with"
                + " @RunOnVertxContext, that needs runOnEventLoop = false.",
                result.get(10, TimeUnit.SECONDS).replaceAll("thread-\\d+", "thread-N"));
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static void assertFailure(String message, Executable wait) {
        NdjsonAssertionError failure = assertThrows(NdjsonAssertionError.class, wait);
        assertEquals(message, failure.getMessage());
        assertEquals(Reason.TIMED_OUT, failure.reason());
    }
}
