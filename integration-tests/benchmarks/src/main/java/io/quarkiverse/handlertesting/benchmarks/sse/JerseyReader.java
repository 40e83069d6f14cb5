package io.quarkiverse.handlertesting.benchmarks.sse;

import java.util.concurrent.Future;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Response;

import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.client.spi.Connector;
import org.glassfish.jersey.media.sse.EventInput;
import org.glassfish.jersey.media.sse.InboundEvent;
import org.glassfish.jersey.media.sse.SseFeature;

/**
 * Jersey: an {@code EventInput}, which is the entity of a client's response. The client has a {@code Connector} that reads the
 * pieces and opens no connection. Events without data are not counted: Jersey reports comments in the same way.
 */
final class JerseyReader implements StreamReader {

    private static final String STREAM = "stream";

    private final Client client = JerseyClientBuilder.createClient(
            new ClientConfig().register(SseFeature.class).connectorProvider((of, configuration) -> new Pieces()));

    @Override
    public void read(Chunks stream, EventListener listener) {
        EventInput input = client.target("http://localhost/").request().property(STREAM, stream).get(EventInput.class);
        for (InboundEvent event = input.read(); event != null; event = input.read()) {
            if (!event.isEmpty()) {
                listener.hearOf(event.getName(), event.readData(), event.getId());
            }
        }
    }

    private static final class Pieces implements Connector {

        @Override
        public ClientResponse apply(ClientRequest request) {
            ClientResponse response = new ClientResponse(Response.Status.OK, request);
            response.header("Content-Type", SseFeature.SERVER_SENT_EVENTS);
            response.setEntityStream(((Chunks) request.getProperty(STREAM)).open());
            return response;
        }

        @Override
        public Future<?> apply(ClientRequest request, AsyncConnectorCallback callback) {
            throw new UnsupportedOperationException("Only synchronous calls are supported");
        }

        @Override
        public String getName() {
            return "pieces";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
