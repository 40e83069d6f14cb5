package io.quarkiverse.handlertesting.benchmarks.sse;

import okhttp3.sse.internal.ServerSentEventReader;
import okio.BufferedSource;
import okio.Okio;

/**
 * okhttp-sse: its {@code ServerSentEventReader}, which {@code EventSources} creates with the source of a response. Here its
 * source is the pieces, with the same buffer as a connection.
 */
final class OkHttpReader implements StreamReader {

    @Override
    public void read(Chunks stream, EventListener listener) throws Exception {
        try (BufferedSource source = Okio.buffer(Okio.source(stream.open()))) {
            ServerSentEventReader reader = new ServerSentEventReader(source, new Callback(listener));
            while (reader.processNextEvent()) {
                // The reader reports the event to the callback.
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
            // The reconnection time is not compared.
        }
    }
}
