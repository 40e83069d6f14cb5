package io.quarkiverse.handlertesting.benchmarks.probes.messaging;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** The channels of both contestants. */
public class MessagingProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> all = new HashMap<>();
        all.put("mp.messaging.incoming.orders.connector", "smallrye-kafka");
        all.put("mp.messaging.outgoing.confirmations.connector", "smallrye-kafka");
        all.put("mp.messaging.incoming.memory-orders.connector", InMemoryConnector.CONNECTOR);
        all.put("mp.messaging.outgoing.memory-confirmations.connector", InMemoryConnector.CONNECTOR);
        // Those of the sample, which are disabled: with two connectors, each channel has to name one.
        all.put("mp.messaging.incoming.releases.connector", "smallrye-kafka");
        all.put("mp.messaging.incoming.withdrawals.connector", "smallrye-kafka");
        all.put("mp.messaging.outgoing.downloads.connector", "smallrye-kafka");
        // One journal holds all messages, and their deliveries.
        all.put("quarkus.handler-testing.events.max-recorded", "1000000");
        return all;
    }
}
