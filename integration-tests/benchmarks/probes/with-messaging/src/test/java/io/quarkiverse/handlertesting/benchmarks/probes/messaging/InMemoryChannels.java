package io.quarkiverse.handlertesting.benchmarks.probes.messaging;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

// tag::before[]
public class InMemoryChannels implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>();
        properties.putAll(InMemoryConnector.switchIncomingChannelsToInMemory("orders"));
        properties.putAll(InMemoryConnector.switchOutgoingChannelsToInMemory("confirmations"));
        return properties;
    }

    @Override
    public void stop() {
        InMemoryConnector.clear();
    }
}
// end::before[]
