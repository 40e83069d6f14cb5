package io.quarkiverse.handlertesting.benchmarks.sse;

import okhttp3.sse.internal.ServerSentEventReader;
import okio.BufferedSource;
import okio.Okio;

/**
 * okhttp-sse: its {@code ServerSentEventReader}, which {@code EventSources} gives the source of a response. Here it gets one
 * over the pieces, with the buffer that a connection has too.
 */
final class OkHttpReader implements StreamReader {

    @Override
    public void read(Chunks stream, EventListener listener) throws Exception {
        try (BufferedSource source = Okio.buffer(Okio.source(stream.open()))) {
            ServerSentEventReader reader = new ServerSentEventReader(source, new Callback(listener));
            while (reader.processNextEvent()) {
                // It tells the callback.
            }
        }
    }

    private record Callback(EventListener listener) implements ServerSentEventReader.Callback {

        @Override
        public void onEvent(String id, String type, String data) {
            listener.hearOf(type, data, id);
        }

        @Override
        public void onRetryChange(long millis) {
            // Not compared.
        }
    }
}
