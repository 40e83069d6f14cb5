package io.quarkiverse.handlertesting.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.sse.SseParser;
import io.quarkiverse.handlertesting.sse.SseScript;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;

/** The parser and a browser read the same events from random streams. */
@QuarkusTest
class ParserComparisonTest {

    private static final int STREAMS = 5;
    private static final int PIECES = 1_000;
    private static final Set<String> TYPES = Set.of("message", "a", "last");
    private static final List<Buffer> ALPHABET = List.of(Buffer.buffer("\n"), Buffer.buffer("\n"), Buffer.buffer("\n\n"),
            Buffer.buffer("\r"), Buffer.buffer("\r\n"), Buffer.buffer("\r\r"), Buffer.buffer(":"), Buffer.buffer(" "),
            Buffer.buffer("data"), Buffer.buffer("data:"), Buffer.buffer("\ndata: "), Buffer.buffer("\nevent:a\n"),
            Buffer.buffer("\nevent: "), Buffer.buffer("\nid:"), Buffer.buffer("\nid: "), Buffer.buffer("\nretry:"),
            Buffer.buffer("a"), Buffer.buffer("1"), Buffer.buffer("\u0000"), Buffer.buffer("é"), Buffer.buffer("😀"),
            Buffer.buffer("\ufeff"), Buffer.buffer("\u2028"), bytes(0xff), bytes(0xc3), bytes(0xf0, 0x9f),
            bytes(0xed, 0xa0, 0x80));

    @Inject
    Browser browser;
    @Inject
    Streams streams;
    @TestHTTPResource
    URI application;

    private static Buffer bytes(int... octets) {
        Buffer bytes = Buffer.buffer();
        for (int octet : octets) {
            bytes.appendByte((byte) octet);
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3 })
    void theBrowserReceivesTheEventsThatTheParserReads(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < STREAMS; i++) {
            Buffer stream = random(random);
            List<Heard> expected = read(stream);
            long[] cuts = random.longs(10, 1, stream.length()).toArray();
            SseScript script = SseScript.empty().raw(stream).splitAt(cuts).stall();
            try (Page page = browser.listen(application, streams.serve(script.handler()), "a", "last")) {
                assertEquals(expected, page.awaitHeard(expected.size()), stream::toString);
            }
        }
    }

    /** A random stream, followed by an event that is received whatever comes before it. */
    private static Buffer random(Random random) {
        Buffer stream = Buffer.buffer();
        for (int i = 0; i < PIECES; i++) {
            stream.appendBuffer(ALPHABET.get(random.nextInt(ALPHABET.size())));
        }
        return stream.appendString("\n\nevent: last\ndata: last\n\n");
    }

    private static List<Heard> read(Buffer stream) {
        List<Heard> heard = new ArrayList<>(List.of(Heard.opened()));
        SseParser[] parser = new SseParser[1];
        parser[0] = new SseParser(frame -> {
            if (frame.isEvent() && TYPES.contains(frame.event())) {
                heard.add(Heard.event(frame.event(), frame.data(), parser[0].lastEventId()));
            }
        });
        parser[0].parse(stream);
        return heard;
    }
}
