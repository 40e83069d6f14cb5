package io.quarkiverse.handlertesting.benchmarks.probes.client;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.ResponseStream;

/** The extension's {@code HandlerClient}, in process or over a socket. */
final class HandlerSender implements StreamSender {

    private final HandlerClient client;

    HandlerSender(HandlerClient client) {
        this.client = client;
    }

    @Override
    public void send(Endpoint endpoint) {
        HandlerRequest request = endpoint.json() == null ? client.get(endpoint.path())
                : client.post(endpoint.path()).json(endpoint.json());
        HandlerResponse response = request.send();
        endpoint.check(response.statusCode(), response.asString());
    }

    @Override
    public long firstEvent() {
        try (ResponseStream events = client.get(Endpoint.EVENTS.path()).stream()) {
            String first = events.await().toString();
            long now = System.nanoTime();
            Endpoint.EVENTS.check(events.statusCode(), first + events.awaitCompletion());
            return now;
        }
    }
}
