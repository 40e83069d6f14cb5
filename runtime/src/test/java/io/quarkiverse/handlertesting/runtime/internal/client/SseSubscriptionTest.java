package io.quarkiverse.handlertesting.runtime.internal.client;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.config.ErrorCode;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** Reads events one by one while their stream is open. */
class SseSubscriptionTest {

    private static final String HEAD = """
              > GET /progress/7
              > Accept: text/event-stream
              > Cache-Control: no-cache
              < 200 OK
              < content-type: text/event-stream
              <
            """;
    private static final String TAIL = "\nIt has caused nothing that is recorded.";

    private final FakeApplication application = new FakeApplication();
    private SseSubscription stream;
    private SseSubscription hasty;
    private FakeExchange exchange;

    @BeforeEach
    void open() throws Exception {
        stream = opened();
        hasty = stream.within(ofMillis(50));
        exchange = application.transport.next();
    }

    private SseSubscription opened() {
        application.transport.answer(sent -> sent.head(200, "content-type", "text/event-stream"));
        return application.client.get("/progress/7").sse();
    }

    @Test
    void readsAnEventBeforeTheNextIsSent() {
        exchange.chunk("data: one\n\n");
        assertEquals(SseFrame.data("one"), stream.await());
        exchange.chunk("data: t");
        exchange.chunk("wo\n\ndata: three\n\n");
        assertEquals(List.of(SseFrame.data("two"), SseFrame.data("three")), stream.take(2));
        exchange.end();
        assertEquals(List.of(), stream.awaitCompletion());
        assertEquals(200, stream.statusCode());
        assertEquals("text/event-stream", stream.header("Content-Type"));
    }

    @Test
    void awaitOfATypeSkipsOtherTypes() {
        exchange.chunk("data: one\n\n: beat\nevent: token\ndata: two\n\ndata: three\n\n");
        assertEquals("two", stream.await("token").data());
        assertEquals("three", stream.await().data());
        assertEquals(4, stream.seen().size());
    }

    @Test
    void awaitCommentKeepsTheEvents() {
        exchange.chunk("data: one\n\n: beat\n");
        assertEquals("beat", stream.awaitComment());
        assertEquals("one", stream.await().data());
        assertFailure(Reason.TIMED_OUT, "Expected a comment within 50 ms, but it did not come:",
                "  <   #1   N ms  message \"one\"\n  <   #2   N ms  : beat\n  <   (it is still open)",
                hasty::awaitComment);
    }

    @Test
    void readsDataAsJson() {
        exchange.chunk("data: {\"a\":1}\n\ndata: [\n\n");
        assertEquals(Map.of("a", 1), stream.<Map<String, Object>> json(Map.class));
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, () -> stream.json(Map.class));
        assertTrue(failure.getMessage().startsWith("Expected an event that can be read as Map, but it cannot: "),
                failure::getMessage);
    }

    @Test
    void expectTextJoinsTheTexts() {
        exchange.chunk("data: Hel\n\n: beat\ndata: lo\n\nevent: nothing\ndata:\n\n").end();
        stream.expectText("Hello", frame -> frame.data().isEmpty() ? null : frame.data());
    }

    @Test
    void expectTextShowsTheFramesOfAnotherText() {
        exchange.chunk("data: Hel\n\ndata: o\n\n").end();
        assertFailure(Reason.UNEXPECTED,
                "Expected the text \"Hello\", but it was \"Helo\", which differs from character 4:",
                "  <   #1   N ms  message \"Hel\"\n  <   #2   N ms  message \"o\"\n  <   (it has ended)",
                () -> stream.expectText("Hello", SseFrame::data));
    }

    @Test
    void expectNoneFailsAtAFrame() {
        stream.expectNone();
        exchange.chunk(": beat\n");
        assertFailure(Reason.UNEXPECTED, "Expected nothing for 10 s, but something came:",
                "  <   #1   N ms  : beat\n  <   (it is still open)", () -> stream.within(Duration.ofSeconds(10)).expectNone());
        stream.awaitComment();
        exchange.end();
        stream.within(Duration.ofSeconds(10)).expectNone();
    }

    @Test
    void reportsAMissingEvent() {
        exchange.chunk("id: 7\ndata: one\n\n");
        stream.await();
        String seen = "  <   #1   N ms  message \"one\" (id 7)\n  <   (it is still open)";
        assertFailure(Reason.TIMED_OUT, "Expected an event within 50 ms, but it did not come:", seen, hasty::await);
        assertFailure(Reason.TIMED_OUT,
                "Expected an event token within 50 ms, but it did not come:\nThe stream has sent message,"
                        + " but no \"token\".",
                seen, () -> hasty.await("token"));
        assertFailure(Reason.TIMED_OUT, "Expected 2 events within 50 ms, but they did not come:", seen,
                () -> hasty.take(2));
        assertFailure(Reason.TIMED_OUT, "Expected the end within 50 ms, but it did not come:", seen, hasty::awaitCompletion);
        assertFailure(Reason.TIMED_OUT, "Expected the end within 50 ms, but it did not come:", seen, hasty::awaitFailure);
        exchange.chunk("data: two\n\n");
        assertEquals("two", stream.await().data(), "the stream goes on");
    }

    @Test
    void reportsAStreamThatEnds() {
        exchange.chunk("data: one\n\ndata: tw").end();
        String seen = "  <   #1   N ms  message \"one\"\n  <   (it has ended within a frame: \"data: tw\")";
        stream.await();
        assertFailure(Reason.UNEXPECTED, "Expected an event, but the stream has ended within a frame: \"data: tw\":", seen,
                stream::await);
        assertFailure(Reason.UNEXPECTED, "Expected the end, but the stream has ended within a frame: \"data: tw\":", seen,
                stream::awaitCompletion);
        assertEquals("data: tw", stream.awaitFailure());
    }

    @Test
    void countsNoAbortOfTheTestAsAFailure() {
        exchange.chunk("data: one\n\n");
        stream.await();
        stream.close();
        assertFailure(Reason.UNEXPECTED, "Expected the application to abort the exchange, but the test has aborted it:",
                "  <   #1   N ms  message \"one\"\n  <   (it was cut (ClosedExchangeException: the exchange was aborted))",
                stream::awaitFailure);
    }

    @Test
    void reportsAStreamThatIsCut() {
        exchange.chunk("data: one\n\n").failed(new IOException("reset"));
        stream.await();
        assertFailure(Reason.ABORTED, "Expected the end, but the stream was cut (IOException: reset):",
                "  <   #1   N ms  message \"one\"\n  <   (it was cut (IOException: reset))", stream::awaitCompletion);
        assertEquals("", stream.awaitFailure());
    }

    @Test
    void awaitFailureReportsANormalEnd() {
        exchange.end();
        assertFailure(Reason.UNEXPECTED, "Expected the exchange to be aborted, but it ended normally:",
                "  <   (it has ended)", stream::awaitFailure);
    }

    @Test
    void isCutByAnEventThatIsTooLarge() {
        exchange.chunk("data: one\n\n");
        exchange.chunk("data: " + "x".repeat(2 << 20));
        stream.await();
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, stream::await);
        assertEquals("Expected an event, but the stream has an event of more than 1048576 bytes"
                + " (quarkus.handler-testing.client.max-event-size):", failure.getMessage().lines().findFirst().get());
        assertEquals(Reason.TOO_LARGE, failure.reason());
        exchange.awaitAborted();
    }

    @Test
    void streamEmitsTheUnreadFrames() {
        exchange.chunk("data: one\n\ndata: two\n\n");
        assertEquals("one", stream.await().data());
        AssertSubscriber<SseFrame> subscriber = stream.stream().subscribe().withSubscriber(AssertSubscriber.create(2));
        exchange.chunk("data: three\n\n: beat\n");
        subscriber.awaitItems(2).assertItems(SseFrame.data("two"), SseFrame.data("three"));
        exchange.end();
        subscriber.request(10).awaitCompletion().assertItems(SseFrame.data("two"), SseFrame.data("three"),
                SseFrame.comment("beat"));
    }

    @Test
    void closingAbortsTheExchange() {
        stream.close();
        exchange.awaitAborted();
    }

    @Test
    void measuresTimes() {
        exchange.chunk("data: one\n");
        Duration first = stream.timeToFirstByte();
        exchange.chunk("\n").chunk("data: two\n\n").end();
        stream.awaitCompletion();
        assertTrue(first.toNanos() > 0);
        assertEquals(first, stream.timeToFirstByte());
        assertEquals(1, stream.gaps().size());
        assertTrue(stream.gaps().get(0).toNanos() > 0);
    }

    @Test
    void timeToFirstByteWaits() {
        stream.awaitOpen();
        assertFailure(Reason.TIMED_OUT, "Expected a byte within 50 ms, but it did not come:", "  <   (it is still open)",
                hasty::timeToFirstByte);
    }

    @Test
    void reconnectsAfterTheLastEvent() throws Exception {
        exchange.chunk("retry: 20\nid: 7\ndata: one\n\n");
        stream.await();
        assertEquals("7", stream.lastEventId());
        long begin = System.nanoTime();
        application.transport.answer(sent -> sent.head(200, "content-type", "text/event-stream; charset=utf-8"));
        SseSubscription again = stream.reconnect();

        exchange.awaitAborted();
        assertTrue(System.nanoTime() - begin >= ofMillis(20).toNanos());
        FakeExchange second = application.transport.next();
        assertEquals(List.of("7"), second.sent().headers().getAll("Last-Event-ID"));
        assertEquals("7", again.lastEventId(), "the id is kept until there is another");
        assertEquals(ofMillis(20), again.reconnectionTime(), "and so is the reconnection time");
        second.chunk("data: two\n\n");
        assertEquals("two", again.await().data());
    }

    /** Vert.x writes each char as a byte. */
    @Test
    void reconnectsWithAnIdInUtf8() throws Exception {
        exchange.chunk("id: é😀\ndata: one\n\n");
        stream.await();
        application.transport.answer(sent -> sent.head(200, "content-type", "text/event-stream"));
        SseSubscription again = stream.reconnect();
        assertEquals(List.of("\u00c3\u00a9\u00f0\u009f\u0098\u0080"),
                application.transport.next().sent().headers().getAll("Last-Event-ID"));
        assertEquals("é😀", again.lastEventId());
    }

    @Test
    void refusesAnotherResponse() {
        application.transport
                .answer(sent -> sent.head(404, "content-type", "text/plain").awaitAsked(1).chunk("no such pull").end());
        assertRefused("""
                Expected an event stream, but the response has status 404:
                  > GET /progress/8
                  > Accept: text/event-stream
                  > Cache-Control: no-cache
                  < 404 Not Found
                  < content-type: text/plain
                  <
                  < no such pull
                It has caused nothing that is recorded.""");
        application.transport
                .answer(sent -> sent.head(200, "content-type", "application/json").awaitAsked(1).chunk("{}").end());
        assertRefused("""
                Expected an event stream, but the response has the type application/json, which stream() reads:
                  > GET /progress/8
                  > Accept: text/event-stream
                  > Cache-Control: no-cache
                  < 200 OK
                  < content-type: application/json
                  <
                  < {}
                It has caused nothing that is recorded.""");
        application.transport.answer(sent -> sent.head(200).end());
        assertRefused("""
                Expected an event stream, but the response has no type, and has ended without a body:
                  > GET /progress/8
                  > Accept: text/event-stream
                  > Cache-Control: no-cache
                  < 200 OK
                It has caused nothing that is recorded.""");
        application.transport.answer(sent -> sent.head(200).failed(new IOException("reset")));
        assertRefused("""
                Expected an event stream, but the response has no type:
                  > GET /progress/8
                  > Accept: text/event-stream
                  > Cache-Control: no-cache
                  < 200 OK
                It has caused nothing that is recorded.""");
    }

    /** Quarkus REST sends the head, and then subscribes to the stream. */
    @Test
    void isOpenWhenTheApplicationHasDoneWhatFollowsTheHead() throws Exception {
        SseSubscription early = application.client.get("/progress/8").sse();
        FakeExchange sent = application.transport.next();
        BlockingQueue<Runnable> after = sent.busy();
        sent.head(200, "content-type", "text/event-stream");
        CompletableFuture<SseSubscription> opened = CompletableFuture.supplyAsync(early::awaitOpen);
        Runnable done = after.poll(30, TimeUnit.SECONDS);
        assertFalse(opened.isDone());
        done.run();
        assertSame(early, opened.get(30, TimeUnit.SECONDS));
    }

    @Test
    void existsBeforeTheHeadArrives() throws Exception {
        SseSubscription early = application.client.get("/progress/8").within(ofMillis(50)).sse();
        HttpAssertionError late = assertThrows(HttpAssertionError.class, early::awaitOpen);
        assertEquals("""
                Expected the stream to open within 50 ms, but it did not come:
                The application has not begun to handle r2.
                  > GET /progress/8
                  > Accept: text/event-stream
                  > Cache-Control: no-cache
                It has caused nothing that is recorded.""".replace("it did not come", "it did not"), late.getMessage());
        FakeExchange sent = application.transport.next();
        sent.head(200, "content-type", "text/event-stream");
        assertEquals(200, early.awaitOpen().statusCode());
        sent.chunk("data: one\n\n");
        assertEquals("one", early.await().data());
    }

    @Test
    void streamFailsForAnotherResponse() {
        application.transport.answer(sent -> sent.head(404).awaitAsked(1).chunk("no such pull").end());
        Throwable refused = application.client.get("/progress/8").sse().stream().subscribe()
                .withSubscriber(AssertSubscriber.create(1)).awaitFailure().getFailure();
        assertTrue(refused.getMessage().startsWith("Expected an event stream, but the response has status 404:"),
                refused::getMessage);
    }

    @Test
    void keepsTheEndOfALongStream() {
        FakeApplication small = new FakeApplication(
                new ClientSettings(Duration.ofSeconds(10), 1000, 1 << 20, 2000, ErrorCode.of("error.code"),
                        Optional.empty(), FakeApplication.DEADLINES, FakeApplication.QUIET, false));
        small.transport.answer(sent -> sent.head(200, "content-type", "text/event-stream"));
        SseSubscription events = small.client.get("/").sse().awaitOpen();
        small.transport.all().get(0).chunk("data: x\n\n".repeat(10));
        events.take(10);
        assertEquals(4, events.seen().size());
        assertEquals(3, events.gaps().size());
        HttpAssertionError late = assertThrows(HttpAssertionError.class, events.within(ofMillis(50))::await);
        assertTrue(late.getMessage().contains("\n  < … 6 before\n  < #7 "), late::getMessage);
    }

    private void assertRefused(String message) {
        HttpAssertionError refused = assertThrows(HttpAssertionError.class,
                () -> application.client.get("/progress/8").sse().await());
        assertEquals(message, refused.getMessage());
        assertEquals(Reason.UNEXPECTED, refused.reason());
    }

    @Test
    void refusesInvalidArguments() {
        assertEquals("take(count) needs a count of at least 1, but got 0",
                assertThrows(IllegalArgumentException.class, () -> stream.take(0)).getMessage());
        assertEquals("awaitCount(count) needs a count of at least 1, but got 0",
                assertThrows(IllegalArgumentException.class, () -> stream.awaitCount(0)).getMessage());
        assertEquals("within(deadline) needs a duration that is not negative, but got PT-0.001S",
                assertThrows(IllegalArgumentException.class, () -> stream.within(ofMillis(-1))).getMessage());
        assertEquals("within(deadline) needs a duration, but got null",
                assertThrows(IllegalArgumentException.class, () -> stream.within(null)).getMessage());
        assertEquals("bothWays() compares whole responses: use send(), or a client with one transport.",
                assertThrows(IllegalStateException.class, () -> application.client.bothWays().get("/").sse()).getMessage());
    }

    @Test
    void requests256ChunksAhead() {
        assertEquals(256, exchange.asked());
        exchange.chunk("data: one\n\n");
        stream.await();
        assertEquals(257, exchange.asked());
    }

    private static void assertFailure(Reason reason, String expectation, String seen, Executable wait) {
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, wait);
        assertEquals(expectation + (reason == Reason.TIMED_OUT ? FakeApplication.OPEN : "")
                + "\n" + HEAD + seen.replace("<   ", "< ") + TAIL,
                failure.getMessage().replaceAll("(#\\d+) +\\d+ ms", "$1   N ms"));
        assertEquals(reason, failure.reason());
    }
}
