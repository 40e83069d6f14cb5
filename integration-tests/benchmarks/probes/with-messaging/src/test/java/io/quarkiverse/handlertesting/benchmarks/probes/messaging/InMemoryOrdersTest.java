package io.quarkiverse.handlertesting.benchmarks.probes.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.memory.InMemorySink;
import io.smallrye.reactive.messaging.memory.InMemorySource;

/** How the guide of Quarkus tests without a broker. The documentation shows it beside ours. */
// tag::before[]
@QuarkusTest
@WithTestResource(InMemoryChannels.class)
// end::before[]
@TestProfile(MessagingProfile.class)
// tag::before[]
class InMemoryOrdersTest {

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector connector;

    @BeforeEach
    void clear() {
        connector.sink("confirmations").clear();
    }

    @Test
    void confirmsAnOrder() {
        InMemorySource<Order> orders = connector.source("orders");
        InMemorySink<Confirmation> confirmations = connector.sink("confirmations");
        orders.send(new Order("1", "book"));
        await().until(confirmations::received, received -> received.size() == 1);
        assertEquals("1", confirmations.received().get(0).getPayload().orderId());
    }
}
// end::before[]
