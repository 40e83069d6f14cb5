package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.runtime.internal.config.ErrorCode;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** The journal of a test records the frames that the test reads. */
class FrameDecoderTest {

    private final FakeApplication application = new FakeApplication(
            new ClientSettings(Duration.ofSeconds(30), 1 << 20, 1 << 20, 2000,
                    ErrorCode.of("error.code"), Optional.empty(), FakeApplication.DEADLINES, FakeApplication.QUIET, true));

    private SseSubscription opened(int status, String type) {
        application.transport.answer(sent -> sent.head(status, "content-type", type));
        return application.client.get("/progress/7").sse();
    }

    private FakeExchange exchange() {
        return application.transport.all().get(0);
    }

    private List<RecordedEvent> recorded() {
        return application.test.journal().events();
    }

    @Test
    void recordsEachFrameBeforeItIsRead() {
        opened(200, "text/event-stream; charset=utf-8");
        exchange().chunk("event: token\ndata: one\n\n: beat\nid: 7\n");
        exchange().chunk("\n");
        assertEquals(List.of(Origin.SSE, Origin.SSE, Origin.SSE), recorded().stream().map(RecordedEvent::origin).toList());
        assertEquals(List.of("token", "", ""), recorded().stream().map(RecordedEvent::name).toList());
        assertEquals("GET /progress/7", recorded().get(0).cause().description());
        assertEquals(List.of(SseFrame.event("token", "one"), SseFrame.comment("beat"), "(id 7)"),
                List.of(recorded().get(0).payload(), recorded().get(1).payload(), recorded().get(2).payload().toString()));
    }

    @Test
    void givesTheTestTheFrameOfTheJournal() {
        SseSubscription stream = opened(200, "text/event-stream");
        exchange().chunk("data: o").chunk("ne\n\n: beat\n");
        assertSame(recorded().get(0).payload(), stream.await());
        assertSame(recorded().get(1).payload(), stream.seen().get(1));
    }

    @Test
    void usesAReconnectionTimeBeforeItsFrameEnds() {
        SseSubscription stream = opened(200, "text/event-stream");
        exchange().chunk("retry: 20\ndata: on").end();
        assertEquals("retry: 20\ndata: on", stream.awaitFailure());
        assertEquals(Duration.ofMillis(20), stream.reconnectionTime());
        assertEquals(List.of(), recorded());
    }

    @Test
    void doesNotRecordOtherResponses() {
        opened(500, "text/event-stream");
        opened(200, "text/plain");
        application.transport.all().forEach(exchange -> exchange.chunk("data: one\n\n"));
        assertEquals(List.of(), recorded());
    }

    @Test
    void recordsFramesOfAResponseThatIsReadInChunks() {
        application.streamed().stream().subscribe().withSubscriber(AssertSubscriber.create(1));
        exchange().chunk("data: one\n\n");
        assertEquals(1, recorded().size());
    }

    @Test
    void showsFramesInTheTimelineOfAFailure() {
        SseSubscription stream = opened(200, "text/event-stream");
        stream.awaitOpen();
        assertTold("(0 frames, and it is still open)", "It has caused nothing that is recorded.", stream);
        exchange().chunk("data: one\n\n");
        stream.await();
        assertTold("(1 frame, and it is still open)", "It has caused:\n  #1  N ms  SSE  message \"one\"", stream);
        exchange().chunk(": beat\n").end();
        assertTold("(2 frames; it has ended)",
                "It has caused:\n  #1  N ms  SSE  message \"one\"\n  #2  N ms  SSE  : beat", stream);
    }

    @Test
    void passesAFailureToTheReader() {
        SseSubscription stream = opened(200, "text/event-stream");
        exchange().failed(new IOException("reset"));
        assertTold("(0 frames; it was cut (IOException: reset))", "It has caused nothing that is recorded.", stream);
    }

    /** The failure message for an event that never arrives. */
    private static HttpAssertionError late(SseSubscription stream) {
        return assertThrows(HttpAssertionError.class, stream.within(Duration.ofMillis(50))::await);
    }

    private static void assertTold(String frames, String caused, SseSubscription stream) {
        String shown = late(stream).getMessage().replaceAll(" +\\d+ ms", "  N ms");
        assertTrue(shown.endsWith("  <\n  < " + frames + "\n" + caused), shown);
    }

    @Test
    void recordsOnlyTheBeginningOfALongStream() {
        SseSubscription stream = opened(200, "text/event-stream");
        exchange().chunk("data: x\n\n".repeat(FrameDecoder.MOST));
        stream.take(FrameDecoder.MOST);
        assertTrue(late(stream).getMessage().contains("(1000 frames, and it is still"));
        exchange().chunk("data: y\n\n".repeat(10));
        stream.take(10);
        assertEquals(FrameDecoder.MOST, recorded().size());
        String shown = late(stream).getMessage();
        assertTrue(shown.contains("  < … 960 before\n"), shown);
        assertFalse(shown.contains("1010 frames"), shown);
    }

    @Test
    void doesNotFillTheMemoryWithLargeFrames() {
        SseSubscription stream = opened(200, "text/event-stream");
        exchange().chunk(("data: " + "x".repeat(1 << 19) + "\n\n").repeat(3));
        assertEquals(3, stream.take(3).size());
        assertEquals(2, recorded().size());
    }

    @Test
    void leavesAFrameThatIsTooLargeToTheReader() {
        SseSubscription stream = opened(200, "text/event-stream");
        exchange().chunk("data: one\n\n").chunk("data: " + "x".repeat(2 << 20)).chunk("\n\ndata: two\n\n");
        assertEquals(1, recorded().size());
        assertEquals("one", stream.await().data());
        assertTrue(assertThrows(HttpAssertionError.class, stream::await).getMessage().contains("more than"));
    }
}
