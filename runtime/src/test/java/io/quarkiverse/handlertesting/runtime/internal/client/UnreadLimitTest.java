package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkiverse.handlertesting.runtime.internal.config.ErrorCode;
import io.quarkiverse.handlertesting.sse.SseSubscription;

/** A wait that reads nothing keeps what arrives, up to a limit. */
@Timeout(60)
class UnreadLimitTest {

    private static final int LIMIT = 1000;

    private final FakeApplication application = new FakeApplication(
            new ClientSettings(FakeApplication.SETTINGS.timeout(), LIMIT, 100, 2000, ErrorCode.of("error.code"),
                    Optional.empty(), FakeApplication.DEADLINES, FakeApplication.QUIET, false));

    private SseSubscription events() {
        application.transport.answer(sent -> sent.head(200, "content-type", "text/event-stream"));
        return application.client.get("/endless").sse();
    }

    private void assertTooMuch(String how, Executable wait) {
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, wait);
        assertEquals("More than 1000 bytes have arrived that the test has not read, so the exchange was aborted. Read it "
                + how + ", or raise quarkus.handler-testing.client.max-response-size:",
                failure.getMessage().lines().findFirst().get());
        assertEquals(Reason.TOO_LARGE, failure.reason());
        application.transport.all().get(0).awaitAborted();
    }

    @Test
    void endsAWaitForTheEndOfEvents() throws Exception {
        SseSubscription stream = events();
        application.transport.next().chunk("data: one\n\n".repeat(5));
        assertTooMuch("event by event", stream::awaitCompletion);
    }

    @Test
    void endsAWaitForAComment() throws Exception {
        SseSubscription stream = events();
        application.transport.next().chunk("data: one\n\n".repeat(5));
        assertTooMuch("event by event", stream::awaitComment);
    }

    @Test
    void endsAWaitForManyEvents() throws Exception {
        SseSubscription stream = events();
        application.transport.next().chunk(": beat\n".repeat(5));
        assertTooMuch("event by event", () -> stream.take(10));
    }

    @Test
    void countsNoEventThatWasRead() throws Exception {
        SseSubscription stream = events();
        FakeExchange sent = application.transport.next();
        for (int i = 0; i < 10; i++) {
            sent.chunk("data: one\n\n: beat\n");
            stream.await();
            stream.awaitComment();
        }
        sent.chunk("data: one\n\n").end();
        assertEquals(1, stream.awaitCompletion().size());
    }

    @Test
    void namesTheSizeOfAnEvent() throws Exception {
        SseSubscription stream = events();
        application.transport.next().chunk("data: " + "x".repeat(100));
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, stream::awaitCompletion);
        assertEquals("Expected the end, but the stream has an event of more than 100 bytes"
                + " (quarkus.handler-testing.client.max-event-size):", failure.getMessage().lines().findFirst().get());
    }

    @Test
    void endsAWaitForTheEndOfABody() {
        ResponseStream stream = application.streamed();
        FakeExchange sent = application.transport.all().get(0);
        sent.request(Long.MAX_VALUE);
        sent.chunk("x".repeat(LIMIT)).chunk("x");
        assertTooMuch("with stream() or await()", stream::awaitCompletion);
    }

    @Test
    void endsAWaitForManyChunks() {
        ResponseStream stream = application.streamed();
        FakeExchange sent = application.transport.all().get(0);
        sent.request(Long.MAX_VALUE);
        sent.chunk("x".repeat(LIMIT)).chunk("x");
        assertTooMuch("with stream() or await()", () -> stream.awaitCount(3));
    }

    @Test
    void allowsWhatHasArrivedAsAWhole() {
        ResponseStream stream = application.streamed();
        FakeExchange sent = application.transport.all().get(0);
        sent.request(Long.MAX_VALUE);
        sent.chunk("x".repeat(LIMIT)).chunk("x").end();
        assertEquals(LIMIT + 1, stream.awaitCompletion().length());
        assertEquals(List.of(), stream.seen().stream().skip(1).toList());
    }
}
