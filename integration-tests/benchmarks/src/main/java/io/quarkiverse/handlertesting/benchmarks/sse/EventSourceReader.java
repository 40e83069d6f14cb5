package io.quarkiverse.handlertesting.benchmarks.sse;

import java.io.Closeable;
import java.net.URI;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StreamClosedByServerException;
import com.launchdarkly.logging.LDLogger;

/**
 * okhttp-eventsource: its {@code EventSource}, with a {@code ConnectStrategy} that reads the pieces and opens no connection.
 * At the end of the stream, this one throws an exception instead of connecting again.
 */
final class EventSourceReader implements StreamReader {

    @Override
    public void read(Chunks stream, EventListener listener) throws Exception {
        try (EventSource source = new EventSource.Builder(new Pieces(stream)).build()) {
            while (true) {
                MessageEvent event = source.readMessage();
                listener.hearOf(event.getEventName(), event.getData(), event.getLastEventId());
            }
        } catch (StreamClosedByServerException end) {
            // The stream has ended.
        }
    }

    private static final class Pieces extends ConnectStrategy {

        private static final URI NOWHERE = URI.create("http://localhost/");

        private final Chunks stream;

        private Pieces(Chunks stream) {
            this.stream = stream;
        }

        @Override
        public Client createClient(LDLogger logger) {
            return new Client() {
                @Override
                public Result connect(String lastEventId) {
                    Closeable nothing = () -> {
                    };
                    return new Result(stream.open(), NOWHERE, nothing);
                }

                @Override
                public boolean awaitClosed(long millis) {
                    return true;
                }

                @Override
                public URI getOrigin() {
                    return NOWHERE;
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }
    }
}
