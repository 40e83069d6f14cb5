package io.quarkiverse.handlertesting.runtime.internal.client;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.quarkiverse.handlertesting.sse.SseTooLargeException;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;

/** Event streams that are not read event by event, and responses that are no event streams. */
class SseEdgesTest {

    private final FakeApplication application = new FakeApplication();
    private SseSubscription stream;
    private FakeExchange exchange;

    @BeforeEach
    void open() throws Exception {
        stream = opened(200, "text/event-stream");
        exchange = application.transport.next();
    }

    private SseSubscription opened(int status, String type) {
        application.transport.answer(sent -> sent.head(status, "content-type", type));
        return application.client.get("/progress/7").sse();
    }

    @Test
    void trailersComeWithTheEnd() {
        assertThrows(IllegalStateException.class, stream::trailers);
        exchange.chunk("data: one\n\n").end("X-Sum", "7");
        stream.awaitCompletion();
        assertEquals("7", stream.trailer("x-sum"));
        assertEquals(List.of(Map.entry("X-Sum", "7")), stream.trailers());
    }

    @Test
    void reportsAStreamThatNeverOpens() throws Exception {
        application.transport.answer(sent -> sent.failed(new IOException("reset")));
        HttpAssertionError aborted = assertThrows(HttpAssertionError.class,
                () -> application.client.get("/progress/8").sse().await());
        assertEquals("""
                Expected an event, but the stream was cut (IOException: reset):
                  > GET /progress/8
                  > Accept: text/event-stream
                  > Cache-Control: no-cache
                It has caused nothing that is recorded.""", aborted.getMessage());
    }

    @Test
    void seenDoesNotWait() {
        exchange.chunk("id: 7\ndata: one\n\n");
        assertEquals(List.of(SseFrame.data("one").withId("7")), stream.seen());
    }

    @Test
    void reconnectionTimeIsKnownOnArrival() {
        exchange.chunk("data: one\n\n");
        stream.await();
        exchange.chunk("retry: 20\n\n");
        assertEquals(ofMillis(20), stream.reconnectionTime());
    }

    @Test
    void streamEmitsEachFrameOnce() {
        AssertSubscriber<SseFrame> subscriber = stream.stream().subscribe().withSubscriber(AssertSubscriber.create(10));
        exchange.chunk("data: one\n\n").chunk("data: two\n\n").end();
        subscriber.awaitCompletion().assertItems(SseFrame.data("one"), SseFrame.data("two"));
    }

    @Test
    void statusAndHeadersWaitForTheHead() {
        SseSubscription early = application.client.get("/").within(ofMillis(50)).sse();
        for (Executable wait : List.<Executable> of(early::statusCode, () -> early.header("content-type"))) {
            String text = assertThrows(HttpAssertionError.class, wait).getMessage();
            assertTrue(text.startsWith("Expected the stream to open within 50 ms, but it did not:"), text);
        }
    }

    @Test
    void streamFailsAtAnEventThatIsTooLarge() {
        AssertSubscriber<SseFrame> subscriber = stream.stream().subscribe().withSubscriber(AssertSubscriber.create(10));
        exchange.chunk("data: one\n\ndata: " + "x".repeat(2 << 20));
        String text = subscriber.awaitFailure().getFailure().getMessage();
        subscriber.assertItems(SseFrame.data("one"));
        assertEquals("The stream has an event of more than 1048576 bytes (quarkus.handler-testing.client.max-event-size):",
                text.lines().findFirst().get());
    }

    @Test
    void anEventThatIsTooLargeIsNoFailureOfTheApplication() {
        exchange.chunk("data: " + "x".repeat(2 << 20));
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, stream::awaitFailure);
        assertEquals("Expected the application to abort the exchange, but the stream has an event of more than 1048576 bytes"
                + " (quarkus.handler-testing.client.max-event-size):", failure.getMessage().lines().findFirst().get());
        assertEquals(Reason.TOO_LARGE, failure.reason());
        assertInstanceOf(SseTooLargeException.class, failure.getCause());
    }

    @Test
    void aStreamOfJsonLinesIsReadWithAnotherMethod() {
        assertEquals("Expected an event stream, but the response has the type Application/X-NDJSON, which ndjson() reads:",
                assertThrows(HttpAssertionError.class, opened(200, "Application/X-NDJSON").within(ofMillis(20))::awaitOpen)
                        .getMessage().lines().findFirst().get());
    }

    @Test
    void lastEventIdIsKeptAfterEventsWithoutAnId() {
        exchange.chunk("id: 7\n\ndata: one\n\n");
        assertEquals("7", stream.lastEventId());
    }

    @Test
    void awaitCompletionReturnsUnreadEventsOnce() {
        exchange.chunk("data: one\n\ndata: two\n\n").end();
        assertEquals("one", stream.await().data());
        assertEquals(List.of(SseFrame.data("two")), stream.awaitCompletion());
        assertEquals(List.of(), stream.awaitCompletion());
    }

    @Test
    void anInterruptEndsAWait() {
        stream.awaitOpen();
        Thread.currentThread().interrupt();
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, stream::await);
        assertEquals("""
                The thread that waited for the stream was interrupted, so the exchange was aborted:
                Nothing of r1 is running: its stream is open, and only another request or a job can send more.
                  > GET /progress/7
                  > Accept: text/event-stream
                  > Cache-Control: no-cache
                  < 200 OK
                  < content-type: text/event-stream
                  <
                  < (it is still open)
                It has caused nothing that is recorded.""", failure.getMessage());
        assertEquals(Reason.INTERRUPTED, failure.reason());
        assertTrue(Thread.interrupted());
        exchange.awaitAborted();
    }

    @Test
    void anInterruptEndsAwaitOpen() {
        SseSubscription early = application.client.get("/progress/8").sse();
        Thread.currentThread().interrupt();
        assertEquals(Reason.INTERRUPTED, assertThrows(HttpAssertionError.class, early::awaitOpen).reason());
        assertTrue(Thread.interrupted());
        application.transport.all().get(1).awaitAborted();
    }

    @Test
    void waitsAreRefusedOnAnEventLoop() throws Exception {
        Map<String, Executable> waits = new LinkedHashMap<>();
        waits.put("awaitOpen()", stream::awaitOpen);
        waits.put("await()", stream::await);
        waits.put("await(event)", () -> stream.await("token"));
        waits.put("awaitComment()", stream::awaitComment);
        waits.put("take(count)", () -> stream.take(1));
        waits.put("await(predicate)", () -> stream.await(SseFrame::isEvent));
        waits.put("await(predicate, description)", () -> stream.await(SseFrame::isEvent, "any"));
        waits.put("awaitCount(count)", () -> stream.awaitCount(1));
        waits.put("expectNone()", stream::expectNone);
        waits.put("awaitCompletion()", stream::awaitCompletion);
        waits.put("awaitFailure()", stream::awaitFailure);
        waits.put("timeToFirstByte()", stream::timeToFirstByte);
        waits.put("reconnect()", stream::reconnect);
        exchange.chunk("event: token\ndata: one\n\n: beat\n").end();
        Vertx vertx = Vertx.vertx();
        for (Map.Entry<String, Executable> wait : waits.entrySet()) {
            CompletableFuture<String> result = new CompletableFuture<>();
            vertx.runOnContext(now -> result.complete(messageOf(wait.getValue())));
            assertEquals(wait.getKey() + " would block the event loop thread vert.x-eventloop-thread-N, which the application"
                    + " needs to answer. Use next() or stream() there, or call it on the thread of the test; with"
                    + " @RunOnVertxContext, that needs runOnEventLoop = false.",
                    result.get(10, TimeUnit.SECONDS).replaceAll("thread-\\d+", "thread-N"));
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** An exception on an event loop would be lost. */
    private static String messageOf(Executable refused) {
        try {
            refused.execute();
            return "nothing";
        } catch (Throwable thrown) {
            return String.valueOf(thrown.getMessage());
        }
    }

    /** With a deadline for each event, the wait would never end. */
    @Test
    @Timeout(60)
    void oneDeadlineCoversSeveralEvents() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        timer.scheduleAtFixedRate(() -> exchange.chunk("data: x\n\n"), 0, 20, TimeUnit.MILLISECONDS);
        SseSubscription hasty = stream.within(ofMillis(200));
        assertThrows(HttpAssertionError.class, () -> hasty.take(Integer.MAX_VALUE));
        timer.shutdownNow();
    }

    @Test
    void takeOfOneReportsAMissingEvent() {
        SseSubscription hasty = stream.within(ofMillis(50));
        String text = assertThrows(HttpAssertionError.class, () -> hasty.take(1)).getMessage();
        assertTrue(text.startsWith("Expected an event within 50 ms, but it did not come:"), text);
    }

    @Test
    void awaitOfATypeIgnoresComments() {
        exchange.chunk(": beat\nid: 7\n\ndata: one\n\n");
        assertEquals("one", stream.await("message").data());
    }

    @Test
    void aFailureHasACause() {
        exchange.chunk("data: [\n\n").failed(new IOException("reset"));
        assertInstanceOf(IllegalArgumentException.class,
                assertThrows(HttpAssertionError.class, () -> stream.json(Map.class)).getCause());
        assertEquals("reset", assertThrows(HttpAssertionError.class, stream::await).getCause().getMessage());
    }

    @Test
    void theContentTypeMayHaveParametersAndUpperCase() {
        assertEquals(200, opened(200, " Text/Event-Stream ; charset=utf-8").awaitOpen().statusCode());
    }

    @Test
    void onlyStatus200IsAnEventStream() {
        application.transport.answer(sent -> sent.head(500, "content-type", "text/event-stream").end());
        String text = assertThrows(HttpAssertionError.class, application.client.get("/").sse()::await).getMessage();
        assertTrue(text.startsWith("Expected an event stream, but the response has status 500:"), text);
    }

    @Test
    void anotherResponseIsAborted() {
        application.transport.answer(sent -> sent.head(404).awaitAsked(1).chunk("x".repeat(2000)));
        assertThrows(HttpAssertionError.class, application.client.get("/").sse()::awaitOpen);
        application.transport.all().get(1).awaitAborted();
    }

    @Test
    void anotherResponseIsShown() {
        application.transport.answer(sent -> sent.head(404).awaitAsked(257).chunk("no such pull").end());
        String text = assertThrows(HttpAssertionError.class, application.client.get("/").sse()::awaitOpen).getMessage();
        assertTrue(text.contains("\n  < no such pull\n"), text);
    }

    @Test
    void streamOfAnotherResponseDoesNotBlockTheEventLoop() {
        application.transport.answer(sent -> sent.head(404));
        AssertSubscriber<SseFrame> subscriber = application.client.get("/").within(Duration.ofSeconds(30)).sse().stream()
                .subscribe().withSubscriber(AssertSubscriber.create(1));
        application.transport.all().get(1).chunk("no such pull");
        String text = subscriber.awaitFailure().getFailure().getMessage();
        assertTrue(text.contains("\n  < no such pull\n"), text);
    }

    @Test
    void seenIsEmptyForAnotherResponse() {
        SseSubscription none = opened(404, "text/event-stream");
        application.transport.all().get(1).chunk("data: one\n\n");
        assertEquals(List.of(), none.seen());
    }

    @Test
    void awaitFailureAcceptsAStreamThatNeverOpened() {
        application.transport.answer(sent -> sent.failed(new IOException("reset")));
        assertEquals("", application.client.get("/").sse().awaitFailure());
    }

    @Test
    void gapsAreMeasuredAtArrival() {
        exchange.chunk("data: one\n\n");
        opened(200, "text/event-stream").within(ofMillis(20)).expectNone();
        exchange.chunk("data: two\n\n");
        Duration gap = stream.gaps().get(0);
        assertTrue(gap.compareTo(ofMillis(20)) >= 0, gap::toString);
    }

    /** There is only one check before the wait begins. */
    @Test
    void anEventAfterTheFirstCheckIsSeen() {
        StreamReading<?> reading = ((SseSubscriptionView) stream).reading();
        boolean[] looked = new boolean[1];
        assertTrue(reading.readUntil(() -> {
            if (!looked[0]) {
                looked[0] = true;
                exchange.chunk("data: one\n\n");
            }
            return reading.hasUnread();
        }, System.nanoTime() + TimeUnit.SECONDS.toNanos(30)));
    }

    @Test
    void anAcceptHeaderOfTheRequestIsKept() {
        application.client.get("/").header("accept", "application/json").sse();
        assertEquals(List.of("application/json"), application.transport.all().get(1).sent().headers().getAll("Accept"));
    }

    @Test
    void anAnswerFromACacheIsNotWanted() {
        assertEquals(List.of("no-cache"), exchange.sent().headers().getAll("Cache-Control"));
        application.client.get("/").header("cache-control", "max-age=0").sse();
        assertEquals(List.of("max-age=0"), application.transport.all().get(1).sent().headers().getAll("Cache-Control"));
    }

    @Test
    void noLastEventIdIsSentWithoutAnId() {
        assertFalse(exchange.sent().headers().contains("Last-Event-ID"));
    }
}
