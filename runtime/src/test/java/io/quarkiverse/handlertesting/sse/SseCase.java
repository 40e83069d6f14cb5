package io.quarkiverse.handlertesting.sse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A rule of the standard, as a stream and the events that a client must dispatch.
 *
 * @param stream as text; {@code null} if it is not text
 * @param bytes the stream as hexadecimal digits, if it is not text
 * @param retry in ms; {@code null} if the stream does not set it
 */
record SseCase(String name, String stream, String bytes, List<Heard> events, Long retry) {

    record Heard(String type, String data, String lastEventId) {
    }

    /** All rules, including those that other implementations are compared by. */
    static List<SseCase> all() {
        try (InputStream file = SseCase.class.getResourceAsStream("/sse-conformance.json")) {
            return List.of(new ObjectMapper().readValue(file, SseCase[].class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] octets() {
        return stream == null ? HexFormat.of().parseHex(bytes) : stream.getBytes(StandardCharsets.UTF_8);
    }

    Duration reconnectionTime() {
        return retry == null ? null : Duration.ofMillis(retry);
    }

    /** Parses a stream that is split into chunks at these positions. */
    static Hearing hear(byte[] stream, int... cuts) {
        Hearing hearing = new Hearing();
        int start = 0;
        for (int cut : cuts) {
            hearing.parser.parse(stream, start, cut - start);
            start = cut;
        }
        hearing.parser.parse(stream, start, stream.length - start);
        hearing.parser.end();
        return hearing;
    }

    static final class Hearing {

        final List<Heard> events = new ArrayList<>();
        final SseParser parser = new SseParser(this::hear);

        private void hear(SseFrame frame) {
            if (frame.isEvent()) {
                events.add(new Heard(frame.event(), frame.data(), lastEventId()));
            }
        }

        private String lastEventId() {
            return parser.lastEventId();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
