package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Delivery;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class OrdersTest {

    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void confirmsAnOrder() {
        // tag::confirmed[]
        var confirmed = events.subscribe(sent("confirmations", Confirmation.class));
        channels.send("orders", new Order("1", "book"));
        assertEquals("1", confirmed.await().orderId());
        // end::confirmed[]
    }

    @Test
    void acksAnOrder() {
        channels.message("orders", new Order("1", "book")).key("k1").header("tenant", "a").send().expectAck();
    }

    @Test
    void showsAMessage() {
        var plain = channels.send("orders", new Order("1", "book"));
        var keyed = channels.message("orders", new Order("2", "pen")).key("k1").send();
        assertEquals("orders Order[id=1, item=book] (r1)", plain.toString());
        assertEquals("orders \"k1\" Order[id=2, item=pen] (r2)", keyed.within(Duration.ofSeconds(9)).toString());
    }

    @Test
    void nacksABomb() {
        IllegalStateException reason = channels.send("orders", new Order("2", "bomb")).expectNack(IllegalStateException.class);
        assertEquals("we sell no bombs", reason.getMessage());
    }

    @Test
    void recordsTheDelivery() {
        var deliveries = events.subscribe(delivered("orders"));
        channels.send("orders", new Order("1", "book"));
        Delivery delivery = deliveries.await();
        assertEquals(new Order("1", "book"), delivery.payload());
        assertEquals("Orders.confirm", delivery.method());
        assertEquals(Delivery.Outcome.ACKED, delivery.outcome());
        assertTrue(delivery.toString().startsWith("orders Order[id=1, item=book] -> acked by Orders.confirm in "));
    }

    @Test
    void awaitsAllThatAMessageStarts() {
        // tag::idle[]
        var message = channels.send("orders", new Order("1", "book"));
        events.awaitIdle(message);
        assertEquals(1, events.subscribeFromStart(sent("confirmations")).seen().size());
        // end::idle[]
    }
}
