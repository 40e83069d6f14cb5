package io.quarkiverse.handlertesting.benchmarks.sse;

import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;

/** langchain4j: its {@code DefaultServerSentEventParser}, which reads a stream. It does not report ids. */
final class LangChain4jReader implements StreamReader {

    private final DefaultServerSentEventParser parser = new DefaultServerSentEventParser();

    @Override
    public void read(Chunks stream, EventListener listener) {
        Ear ear = new Ear(listener);
        parser.parse(stream.open(), ear);
        if (ear.error != null) {
            throw new IllegalStateException(ear.error);
        }
    }

    private static final class Ear implements ServerSentEventListener {

        private final EventListener listener;
        private Throwable error;

        private Ear(EventListener listener) {
            this.listener = listener;
        }

        @Override
        public void onEvent(ServerSentEvent event) {
            listener.hearOf(event.event(), event.data(), null);
        }

        @Override
        public void onError(Throwable failure) {
            error = failure;
        }
    }
}
