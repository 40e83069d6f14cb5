package io.quarkiverse.handlertesting.sse;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.streams.RouteServer;
import io.quarkiverse.handlertesting.runtime.internal.streams.RouteServer.Reader;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** A stream that the test sends frame by frame. */
class SseLiveTest {

    private final SseLive live = SseLive.create();
    private final SseLive hasty = live.within(ofMillis(50));
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
    void deliversAFrameBeforeTheNextIsSent() throws Exception {
        Reader reader = server.get();
        live.send("one");
        assertEquals("data: one\n\n", reader.next());
        live.send("token", "two");
        assertEquals("event: token\ndata: two\n\n", reader.next());
        live.comment("beat").raw("data: x");
        assertEquals(": beat\ndata: x", reader.next() + (reader.chunks.isEmpty() ? reader.next() : reader.chunks.poll()));
        live.end();
        assertEquals("end", reader.ended());
    }

    @Test
    void countsAReconnectedClientAsAnother() throws Exception {
        Reader reader = server.get();
        live.send(SseFrame.data("one").withId("7"));
        assertEquals(Optional.empty(), live.lastEventId());
        live.cut();
        live.awaitDisconnected();
        assertEquals("cut", reader.ended());

        Reader again = server.get("Last-Event-ID", "7");
        live.awaitConnected().send("two");
        assertEquals(Optional.of("7"), live.lastEventId());
        assertEquals("data: two\n\n", again.next());
        assertEquals(2, live.connections());
    }

    /** Vert.x writes each char as a byte. */
    @Test
    void readsTheIdAsUtf8() throws Exception {
        server.get("Last-Event-ID", "\u00c3\u00a9\u00f0\u009f\u0098\u0080");
        assertEquals(Optional.of("é😀"), live.awaitConnected().lastEventId());
    }

    @Test
    void noticesAClientThatLeaves() throws Exception {
        Reader reader = server.get();
        live.send("one");
        reader.next();
        reader.leave();
        live.awaitDisconnected();
    }

    @Test
    void waitsForAClientBeforeSending() throws Exception {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> live.send("one"));
        assertEquals("data: one\n\n", server.get().next());
        sent.get(10, TimeUnit.SECONDS);
    }

    @Test
    void reportsThatNoClientConnected() {
        String none = "Expected a client of the live stream within 50 ms, but none has connected.";
        assertFailure(none, hasty::awaitConnected);
        assertFailure(none, () -> hasty.send("a"));
        assertFailure(none, hasty::end);
        assertFailure(none, hasty::cut);
        assertFailure("Expected the client of the live stream to leave within 50 ms, but none has connected.",
                hasty::awaitDisconnected);
    }

    @Test
    void reportsAClientThatDoesNotLeave() throws Exception {
        server.get();
        live.awaitConnected();
        assertFailure(
                "Expected the client of the live stream to leave within 50 ms, but it is still connected. Nothing was sent"
                        + " to it.",
                hasty::awaitDisconnected);
        live.send("one").comment("beat").raw("x\n");
        assertFailure("""
                Expected the client of the live stream to leave within 50 ms, but it is still connected.
                Sent to it:
                  message "one"
                  : beat
                  raw "x\\u000a\"""", hasty::awaitDisconnected);
    }

    @Test
    void reportsAClientThatHasLeft() throws Exception {
        server.get();
        live.awaitConnected().end();
        assertFailure("Expected a client of the live stream within 50 ms, but the last one has left. Nothing was sent to it.",
                () -> hasty.send("a"));
    }

    @Test
    void showsOnlyFramesOfTheLastClient() throws Exception {
        server.get();
        live.send("one").cut();
        server.get();
        live.awaitConnected();
        assertFailure(
                "Expected the client of the live stream to leave within 50 ms, but it is still connected. Nothing was sent"
                        + " to it.",
                hasty::awaitDisconnected);
    }

    @Test
    void showsTheEndOfALongStream() throws Exception {
        server.get();
        for (int i = 1; i <= 20; i++) {
            live.send("x");
        }
        String still = "Expected the client of the live stream to leave within 50 ms, but it is still connected."
                + "\nSent to it:";
        String last = "\n  message \"x\"".repeat(20);
        assertFailure(still + last, hasty::awaitDisconnected);
        live.send("x");
        assertFailure(still + "\n  … 1 before" + last, hasty::awaitDisconnected);
    }

    /** The connection itself may close a moment later. */
    @RepeatedTest(20)
    void disconnectsAClientThatIsCutAtOnce() throws Exception {
        server.get();
        live.cut();
        SseLive now = live.within(Duration.ofNanos(1));
        assertTrue(assertThrows(SseAssertionError.class, now::awaitConnected).getMessage().contains("the last one has left"));
    }

    @Test
    void ignoresThatAnEarlierClientLeaves() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (RouteServer both = new RouteServer(exchange -> {
            Context context = exchange.vertx().getOrCreateContext();
            exchange.addEndHandler(end -> context.runOnContext(then -> left.countDown()));
            live.handler().handle(exchange);
        })) {
            Reader first = both.get();
            Reader second = both.get();
            first.leave();
            assertTrue(left.await(10, TimeUnit.SECONDS));
            live.send("one");
            assertEquals("data: one\n\n", second.next());
        }
    }

    @Test
    void reportsABlockedEventLoop() throws Exception {
        CompletableFuture<Context> context = new CompletableFuture<>();
        CountDownLatch notified = new CountDownLatch(1);
        try (RouteServer blocked = new RouteServer(exchange -> {
            context.complete(exchange.vertx().getOrCreateContext());
            live.handler().handle(exchange);
        })) {
            blocked.get();
            context.get(10, TimeUnit.SECONDS).runOnContext(now -> awaitQuietly(notified));
            assertFailure("The event loop of the client did not react within 50 ms: is it blocked?", () -> hasty.send("one"));
            notified.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void reportsAnInterruptedWait() {
        Thread.currentThread().interrupt();
        assertFailure("The thread that waited for a client of the live stream was interrupted.", live::awaitConnected);
        assertTrue(Thread.interrupted());
    }

    @Test
    void hasNoDeadlineUnderADebugger() throws Exception {
        CompletableFuture<Void> late = new CompletableFuture<>();
        SseLive debugged = SseLive.create(() -> new Deadlines(ofMillis(1), () -> {
            late.complete(null);
            return true;
        }), () -> null);
        try (RouteServer other = new RouteServer(debugged.handler())) {
            CompletableFuture<Reader> client = late.thenApplyAsync(now -> get(other));
            debugged.send("one");
            assertEquals("data: one\n\n", client.get(10, TimeUnit.SECONDS).next());
        }
    }

    private static Reader get(RouteServer from) {
        try {
            return from.get();
        } catch (Exception refused) {
            throw new AssertionError(refused);
        }
    }

    @Test
    void usesTheConfiguredDeadline() {
        SseLive configured = SseLive.create(() -> new Deadlines(ofMillis(1), () -> false), () -> null);
        assertFailure("Expected a client of the live stream within 1 ms, but none has connected.", configured::awaitConnected);
    }

    @Test
    void readsTheConfigurationOnceAtTheFirstWait() {
        AtomicInteger asked = new AtomicInteger();
        SseLive configured = SseLive.create(() -> new Deadlines(ofMillis(asked.incrementAndGet()), () -> false), () -> null);
        assertEquals(0, asked.get());
        assertThrows(SseAssertionError.class, configured::awaitConnected);
        assertThrows(SseAssertionError.class, configured::awaitConnected);
        assertEquals(1, asked.get());
    }

    private static void assertFailure(String message, Executable wait) {
        assertEquals(message, assertThrows(SseAssertionError.class, wait).getMessage());
    }

    @Test
    void refusesInvalidArguments() {
        assertEquals("An id cannot have a line break.",
                assertThrows(IllegalArgumentException.class, () -> live.send(SseFrame.data("a").withId("\n"))).getMessage());
        assertEquals("within(deadline) needs a positive duration, but got PT0S",
                assertThrows(IllegalArgumentException.class, () -> live.within(ofMillis(0))).getMessage());
        assertEquals("within(deadline) needs a positive duration, but got PT-0.001S",
                assertThrows(IllegalArgumentException.class, () -> live.within(ofMillis(-1))).getMessage());
        assertEquals("deadline", assertThrows(NullPointerException.class, () -> live.within(null)).getMessage());
    }

    @Test
    void refusesToBlockAnEventLoop() throws Exception {
        Reader reader = server.get();
        live.awaitConnected();
        Map<String, Executable> waits = new LinkedHashMap<>();
        waits.put("send(data)", () -> live.send("a"));
        waits.put("send(type, data)", () -> live.send("token", "a"));
        waits.put("send(frame)", () -> live.send(SseFrame.data("a")));
        waits.put("comment(comment)", () -> live.comment("a"));
        waits.put("raw(text)", () -> live.raw("a"));
        waits.put("end()", live::end);
        waits.put("cut()", live::cut);
        waits.put("awaitConnected()", live::awaitConnected);
        waits.put("awaitDisconnected()", live::awaitDisconnected);
        Vertx vertx = Vertx.vertx();
        for (Map.Entry<String, Executable> wait : waits.entrySet()) {
            CompletableFuture<Throwable> result = new CompletableFuture<>();
            vertx.runOnContext(now -> result.complete(thrown(wait.getValue())));
            Throwable refused = result.get(10, TimeUnit.SECONDS);
            assertInstanceOf(IllegalStateException.class, refused);
            assertEquals(wait.getKey() + " would block the event loop thread vert.x-eventloop-thread-N, which the application"
                    + " needs to answer. Use Vertx.executeBlocking there, or call it on the thread of the test; with"
                    + " @RunOnVertxContext, that needs runOnEventLoop = false.",
                    refused.getMessage().replaceAll("thread-\\d+", "thread-N"));
        }
        RouteServer.done(vertx.close());
        live.end();
        assertEquals("(end)", reader.rest());
    }

    /** An exception on an event loop would be lost. */
    private static Throwable thrown(Executable refused) {
        try {
            refused.execute();
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    @RepeatedTest(50)
    void losesNoFrame() throws Exception {
        Reader reader = server.get();
        StringBuilder sent = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            live.send(Integer.toString(i));
            sent.append("data: ").append(i).append("\n\n");
        }
        live.end();
        assertEquals(sent + "(end)", reader.rest());
    }
}
