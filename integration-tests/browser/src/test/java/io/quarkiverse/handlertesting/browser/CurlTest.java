package io.quarkiverse.handlertesting.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkiverse.handlertesting.sse.SseScript;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** The output of curl for a stream, and its exit code. */
@QuarkusTest
class CurlTest {

    private static final String HTTP_1 = "--http1.1";
    private static final String HTTP_2 = "--http2-prior-knowledge";
    /** curl: transfer closed with outstanding read data remaining. */
    private static final int PARTIAL_FILE = 18;
    /** curl: a status of 400 or more, with {@code --fail}. */
    private static final int HTTP_RETURNED_ERROR = 22;
    private static final int HTTP_2_STREAM = 92;

    private final SseLive live = SseLive.create().within(ofSeconds(20));
    @Inject
    Streams streams;
    @TestHTTPResource
    URI application;

    private Curl curl(Handler<RoutingContext> stream, String... options) throws IOException {
        return new Curl(application.resolve(streams.serve(stream).path()), options);
    }

    @ParameterizedTest
    @ValueSource(strings = { HTTP_1, HTTP_2 })
    void printsAnEventBeforeTheNextIsSent(String version) throws Exception {
        try (Curl curl = curl(live.handler(), version)) {
            for (String data : new String[] { "one", "two", "three" }) {
                live.send(SseFrame.event("token", data).withId(data));
                String frame = "event: token\nid: " + data + "\ndata: " + data + "\n\n";
                assertEquals(frame, curl.read(frame.length()));
            }
            live.end();
            assertEquals(0, curl.rest().length);
            assertEquals(0, curl.exitCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { HTTP_1, HTTP_2 })
    void printsTheHeadBeforeThereIsAnEvent(String version) throws Exception {
        try (Curl curl = curl(live.handler(), version, "--dump-header", "-")) {
            String head = curl.readHead().toLowerCase();
            assertTrue(head.matches("http/\\S+ 200 (?s:.*)"), head);
            assertTrue(head.contains("\r\ncontent-type: text/event-stream\r\n"), head);
            assertTrue(head.contains("\r\ncache-control: no-cache\r\n"), head);
            live.send("one");
            assertEquals("data: one\n\n", curl.read(11));
        }
        live.awaitDisconnected();
    }

    @ParameterizedTest
    @ValueSource(strings = { HTTP_1, HTTP_2 })
    void printsEachByteOfAScript(String version) throws Exception {
        Buffer anything = Buffer.buffer(new byte[] { '\r', (byte) 0xff, 0, (byte) 0xc3, '\r', '\n' });
        SseScript script = SseScript.of("one", " two\nthree").comment("heartbeat")
                .frame(SseFrame.event("token", "𝄞 😀").withId("4").withRetry(ofMillis(5))).raw(anything)
                .every(ofMillis(2)).splitAt(3, 90, 91, 92).repeat(20).done("[DONE]");
        Buffer once = Buffer.buffer("data: one\n\ndata:  two\ndata: three\n\n: heartbeat\n"
                + "event: token\nid: 4\nretry: 5\ndata: 𝄞 😀\n\n").appendBuffer(anything);
        Buffer expected = Buffer.buffer();
        Stream.generate(() -> once).limit(20).forEach(expected::appendBuffer);
        expected.appendString("data: [DONE]\n\n");
        try (Curl curl = curl(script.handler(), version)) {
            assertArrayEquals(expected.getBytes(), curl.rest());
            assertEquals(0, curl.exitCode());
        }
    }

    @Test
    void reportsACut() throws Exception {
        try (Curl curl = curl(SseScript.of("one").raw("data: ha").cut().handler(), HTTP_1)) {
            assertEquals("data: one\n\ndata: ha", new String(curl.rest(), UTF_8));
            assertEquals(PARTIAL_FILE, curl.exitCode());
        }
        try (Curl curl = curl(live.handler(), HTTP_1)) {
            live.send("one").raw("data: ha").cut();
            assertEquals("data: one\n\ndata: ha", new String(curl.rest(), UTF_8));
            assertEquals(PARTIAL_FILE, curl.exitCode());
        }
    }

    /** On a reset, curl drops the data that it has not printed, so each part is read before. */
    @Test
    void reportsAResetStream() throws Exception {
        try (Curl curl = curl(live.handler(), HTTP_2)) {
            live.send("one").raw("data: ha");
            assertEquals("data: one\n\ndata: ha", curl.read(19));
            live.cut();
            assertEquals(0, curl.rest().length);
            assertEquals(HTTP_2_STREAM, curl.exitCode());
        }
        try (Curl curl = curl(SseScript.of("one").cut().handler(), HTTP_2)) {
            curl.rest();
            assertEquals(HTTP_2_STREAM, curl.exitCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { HTTP_1, HTTP_2 })
    void reportsAFailureBeforeTheFirstEvent(String version) throws Exception {
        try (Curl curl = curl(SseScript.empty().fail().handler(), version, "--fail")) {
            assertEquals(HTTP_RETURNED_ERROR, curl.exitCode());
        }
    }
}
