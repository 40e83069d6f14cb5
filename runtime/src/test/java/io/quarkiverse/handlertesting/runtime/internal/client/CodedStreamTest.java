package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.ndjson.NdjsonSubscription;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.vertx.core.buffer.Buffer;

/** Responses with a content coding, read as they arrive: RFC 9110, section 8.4. */
class CodedStreamTest {

    private final FakeApplication application = new FakeApplication();

    private static Buffer gzip(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes());
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private SseSubscription events(String coding) {
        application.transport
                .answer(sent -> sent.head(200, "content-type", "text/event-stream", "content-encoding", coding));
        return application.client.get("/events").sse();
    }

    private static String firstLine(Executable failing) {
        return assertThrows(HttpAssertionError.class, failing).getMessage().lines().findFirst().get();
    }

    @Test
    void eventsAreDecodedWhileTheStreamIsOpen() throws Exception {
        SseSubscription stream = events("gzip");
        FakeExchange sent = application.transport.next();
        Buffer coded = gzip("data: one\n\n");
        sent.awaitAsked(256).chunk(coded.getBuffer(0, 5));
        sent.awaitAsked(257).chunk(coded.getBuffer(5, coded.length()));
        assertEquals("one", stream.await().data());
        sent.end();
        stream.awaitCompletion();
    }

    @Test
    void itemsAreDecodedWhileTheStreamIsOpen() throws Exception {
        application.transport
                .answer(sent -> sent.head(200, "content-type", "application/x-ndjson", "content-encoding", "gzip"));
        NdjsonSubscription stream = application.client.get("/items").ndjson();
        FakeExchange sent = application.transport.next();
        Buffer coded = gzip("{\"n\":1}\n{\"n\":2}");
        sent.awaitAsked(256).chunk(coded.getBuffer(0, 5));
        sent.awaitAsked(257).chunk(coded.getBuffer(5, coded.length()));
        assertEquals("{\"n\":1}", stream.await());
        sent.end();
        assertEquals(List.of("{\"n\":2}"), stream.awaitCompletion());
    }

    @Test
    void aCodingThatCannotBeDecodedIsNamed() {
        assertEquals("Expected an event stream, but the response has the content coding br, which this client cannot decode:",
                firstLine(events("br")::await));
        application.transport.answer(sent -> sent.head(200, "content-encoding", "br").awaitAsked(1)
                .chunk(Buffer.buffer(new byte[] { 1, 2 })).end());
        HandlerResponse response = application.client.get("/").send();
        String expected = "Expected a body that can be read, but its content coding is br, which this client cannot decode: use"
                + " asByteArray():";
        assertEquals(expected, firstLine(response::asString));
        assertEquals(expected, firstLine(() -> response.json(String.class)));
        assertEquals(expected, firstLine(() -> response.path("a")));
        assertArrayEquals(new byte[] { 1, 2 }, response.asByteArray());
    }

    @Test
    void aBodyWithoutItsCodingFailsTheStream() throws Exception {
        SseSubscription stream = events("gzip");
        application.transport.next().chunk("data: one, not compressed\n\n");
        assertEquals("Expected an event, but the stream was cut (IllegalStateException: The body is not coded as its"
                + " Content-Encoding says, gzip):", firstLine(stream::await));
    }

    @Test
    void aBodyThatEndsWithinItsCodingFailsTheStream() throws Exception {
        SseSubscription stream = events("gzip");
        application.transport.next().chunk(gzip("data: one\n\n").getBuffer(0, 15)).end();
        assertEquals("Expected an event, but the stream was cut (IllegalStateException: The body has ended within its content"
                + " coding, gzip) within a frame: \"data\":", firstLine(stream::await));
    }
}
