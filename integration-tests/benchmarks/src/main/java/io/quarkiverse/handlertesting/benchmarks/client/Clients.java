package io.quarkiverse.handlertesting.benchmarks.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The clients that the probes measure, by their names in the probes. */
final class Clients {

    static final String IN_PROCESS = "HandlerClient in process";
    static final String OVER_SOCKET = "HandlerClient over a socket";
    static final String REST_ASSURED = "RestAssured";
    static final String JDK = "java.net.http";
    static final String VERTX = "Vert.x HttpClient";
    static final String HOP = "event-loop hop";
    static final List<String> PEERS = List.of(REST_ASSURED, JDK, VERTX);

    private Clients() {
    }

    /** The values of these clients, in this order. */
    static Map<String, Double> values(List<String> clients, ToDoubleFunction<String> value) {
        Map<String, Double> values = new LinkedHashMap<>();
        clients.forEach(client -> values.put(client, value.applyAsDouble(client)));
        return values;
    }
}
