package io.quarkiverse.handlertesting.benchmarks.sse;

import io.quarkiverse.handlertesting.runtime.internal.json.ExactJson;
import io.quarkiverse.handlertesting.runtime.internal.streams.LineReader;
import io.quarkiverse.handlertesting.runtime.internal.streams.LineScanner;
import io.quarkiverse.handlertesting.runtime.internal.streams.Utf8;

/** Ours: cuts the pieces into lines and checks that each is JSON, as {@code ndjson()} does. */
final class OurLineReader implements StreamReader {

    private static final int MAX_SIZE = 1 << 20;

    @Override
    public void read(Chunks stream, EventListener listener) {
        LineScanner lines = LineScanner.ofLines(new Ear(listener), MAX_SIZE, IllegalStateException::new);
        for (int at = 0; at < stream.bytes().length; at += stream.size()) {
            lines.scan(stream.bytes(), at, at + stream.sizeAt(at));
        }
        lines.end();
    }

    private record Ear(EventListener listener) implements LineReader {

        @Override
        public void line(byte[] bytes, int start, int end) {
            String item = Utf8.text(bytes, start, end);
            ExactJson.check(item);
            listener.hear(EventListener.MESSAGE, item, "");
        }

        @Override
        public boolean isEmpty() {
            return true;
        }

        @Override
        public void drop() {
            // A line is whole.
        }
    }
}
