package io.quarkiverse.handlertesting.benchmarks.sse;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.parsetools.RecordParser;

/** The readers of JSON lines that are compared. Ours and Jackson's check the JSON; the others only cut lines. */
public enum LineVariant {

    OURS("ours", new OurLineReader(), null),
    JACKSON("Jackson", LineVariant::byJackson, ObjectMapper.class),
    VERTX("Vert.x RecordParser", LineVariant::byVertx, Vertx.class),
    BY_HAND("BufferedReader", LineVariant::byHand, null);

    private static final ObjectReader TREES = new ObjectMapper().readerFor(JsonNode.class);

    private final String title;
    private final StreamReader reader;
    /** A class of the peer's jar. */
    private final Class<?> sample;

    LineVariant(String title, StreamReader reader, Class<?> sample) {
        this.title = title;
        this.reader = reader;
        this.sample = sample;
    }

    static List<LineVariant> peers() {
        return Stream.of(values()).filter(variant -> variant != OURS).toList();
    }

    StreamReader reader() {
        return reader;
    }

    /** Jackson makes a tree of each line, and has no text of it. */
    boolean hasText() {
        return this != JACKSON;
    }

    String titleAndVersion() {
        return ReaderVariant.titleAndVersion(title, sample);
    }

    private static void byJackson(Chunks stream, EventListener listener) throws Exception {
        try (MappingIterator<JsonNode> items = TREES.readValues(stream.open())) {
            while (items.hasNext()) {
                listener.hear(EventListener.MESSAGE, items.next().path("id").textValue(), "");
            }
        }
    }

    private static void byVertx(Chunks stream, EventListener listener) {
        RecordParser lines = RecordParser.newDelimited("\n",
                line -> listener.hear(EventListener.MESSAGE, line.toString(), ""));
        for (int at = 0; at < stream.bytes().length; at += stream.size()) {
            lines.handle(Buffer.buffer(stream.sizeAt(at)).appendBytes(stream.bytes(), at, stream.sizeAt(at)));
        }
    }

    private static void byHand(Chunks stream, EventListener listener) throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.open(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.hear(EventListener.MESSAGE, line, "");
            }
        }
    }
}
