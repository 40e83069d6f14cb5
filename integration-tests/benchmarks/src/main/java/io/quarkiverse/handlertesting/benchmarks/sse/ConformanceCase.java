package io.quarkiverse.handlertesting.benchmarks.sse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A rule of the standard: a stream, and the events that a client must report. The reconnection time is not compared, because
 * some peers do not report it.
 *
 * @param stream the stream as text; {@code null} if it is not text
 * @param bytes the stream as hexadecimal digits, if it is not text
 */
@JsonIgnoreProperties("retry")
record ConformanceCase(String name, String stream, String bytes, List<Heard> events) {

    /** All cases that our parser is tested with. */
    static List<ConformanceCase> all() {
        try (InputStream file = ConformanceCase.class.getResourceAsStream("/sse-conformance.json")) {
            return List.of(new ObjectMapper().readValue(file, ConformanceCase[].class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] octets() {
        return stream == null ? HexFormat.of().parseHex(bytes) : stream.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
