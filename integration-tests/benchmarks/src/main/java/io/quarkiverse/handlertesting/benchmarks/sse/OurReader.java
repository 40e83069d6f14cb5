package io.quarkiverse.handlertesting.benchmarks.sse;

import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseParser;

/** Ours: {@link SseParser}, which parses each piece unchanged. */
final class OurReader implements StreamReader {

    @Override
    public void read(Chunks stream, EventListener listener) {
        Ear ear = new Ear(listener);
        for (int at = 0; at < stream.bytes().length; at += stream.size()) {
            ear.parser.parse(stream.bytes(), at, stream.sizeAt(at));
        }
        ear.parser.end();
    }

    private static final class Ear {

        private final SseParser parser = new SseParser(this::hear);
        private final EventListener listener;

        private Ear(EventListener listener) {
            this.listener = listener;
        }

        private void hear(SseFrame frame) {
            if (frame.isEvent()) {
                listener.hear(frame.event(), frame.data(), parser.lastEventId());
            }
        }
    }
}
