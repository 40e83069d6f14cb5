package io.quarkiverse.handlertesting.runtime.internal.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.handlertesting.runtime.internal.json.ExactJson;
import io.quarkiverse.handlertesting.runtime.internal.streams.LineReader;
import io.quarkiverse.handlertesting.runtime.internal.streams.LineScanner;
import io.quarkiverse.handlertesting.runtime.internal.streams.Utf8;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * Parses a stream of JSON lines as it arrives. Blank lines are skipped; the last line needs no end. The journal gets no lines.
 */
final class LineDecoder implements StreamDecoder, LineReader {

    private final ReceivedResponse test;
    private final LineScanner lines;
    /** The items of the current chunk. */
    private List<String> items = List.of();
    private boolean isStream;
    private int number;
    private volatile String dropped = "";

    /**
     * @param maxSize the maximum size of a line, in bytes
     */
    LineDecoder(ReceivedResponse test, int maxSize) {
        this.test = test;
        this.lines = LineScanner.ofLines(this, maxSize, () -> StreamFault.tooLarge("an item", maxSize, null));
    }

    @Override
    public String dropped() {
        return dropped;
    }

    @Override
    public boolean hasRecordedAll() {
        return false;
    }

    @Override
    public void head(int status, MultiMap headers) {
        isStream = StreamFormat.LINES.isStream(status, headers);
        test.head(status, headers);
    }

    @Override
    public void chunk(Buffer chunk) {
        byte[] bytes = chunk.getBytes();
        parse(chunk, () -> lines.scan(bytes, 0, bytes.length));
    }

    /** Passes on the items that the step reads, with the chunk that has their end. */
    private void parse(Buffer chunk, Runnable step) {
        items = new ArrayList<>();
        StreamFault fault = null;
        if (isStream) {
            try {
                step.run();
            } catch (StreamFault unreadable) {
                isStream = false;
                fault = unreadable;
            }
        }
        test.chunk(chunk, items, fault);
    }

    @Override
    public void line(byte[] bytes, int start, int end) {
        number++;
        String text = Utf8.text(bytes, start, end > start && bytes[end - 1] == '\r' ? end - 1 : end);
        if (text.isBlank()) {
            return;
        }
        try {
            ExactJson.check(text);
        } catch (IllegalArgumentException other) {
            throw StreamFault.malformed("has no JSON in line " + number + ": \"" + StreamFormat.shown(text) + "\"",
                    other.getCause());
        }
        items.add(text);
    }

    @Override
    public boolean isEmpty() {
        return true;
    }

    @Override
    public void drop() {
        // A line is whole.
    }

    @Override
    public void end(MultiMap trailers) {
        byte[] last = lines.end().getBytes(StandardCharsets.UTF_8);
        if (isStream && last.length > 0) {
            parse(Buffer.buffer(), () -> line(last, 0, last.length));
        }
        test.end(trailers);
    }

    @Override
    public void failed(Throwable cause) {
        dropped = lines.end();
        test.failed(cause);
    }
}
