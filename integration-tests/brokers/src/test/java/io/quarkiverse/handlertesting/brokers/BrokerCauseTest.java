package io.quarkiverse.handlertesting.brokers;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.Delivery;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.ChannelRegistry;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@Timeout(120)
class BrokerCauseTest {

    @Inject
    Events events;
    @Inject
    Gate gate;
    @Inject
    ChannelRegistry registry;

    /** The first message waits until the consumer has joined its group. */
    private void awaitIdle() {
        events.awaitIdle(Duration.ofSeconds(60));
    }

    @Test
    void waitsForTheConsumerOfTheTopic() {
        // tag::consumer[]
        var handled = events.subscribe(fired(Handled.class));
        RestAssured.post("/orders/1/book").then().statusCode(204);
        // The first message waits until the consumer has joined its group.
        events.awaitIdle(Duration.ofSeconds(60));
        assertEquals(List.of(new Handled("orders", "1", "1", List.of("tenant"))), handled.seen());
        // end::consumer[]
        assertEquals("POST /orders/1/book", events.seen().stream().filter(event -> event.payload() instanceof CdiEvent)
                .findFirst().orElseThrow().cause().description());
    }

    @Test
    void waitsForTheConsumerThatHoldsTheMessage() throws InterruptedException {
        RestAssured.post("/orders/1/slow").then().statusCode(204);
        gate.awaitEntered();
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ZERO)).getMessage();
        assertTrue(report.contains("  CHANNEL  "), report);
        assertTrue(report.contains("  orders, caused by request 1: POST /orders/1/slow"), report);
        gate.open();
        awaitIdle();
    }

    @Test
    void recordsBothSides() {
        var sent = events.subscribe(sent("orders-out"));
        var orders = events.subscribe(sent("orders-out", Order.class));
        var deliveries = events.subscribe(delivered("orders"));
        RestAssured.post("/orders/7/pen").then().statusCode(204);
        awaitIdle();
        ChannelMessage message = sent.seen().get(0);
        assertEquals("orders-out \"7\" Order[id=7, item=pen]", message.toString());
        assertEquals("orders", message.topic());
        assertEquals("{\"id\":\"7\",\"item\":\"pen\"}", message.text());
        assertEquals(List.of("tenant"), List.copyOf(message.headers().keySet()));
        assertEquals(List.of(), message.metadata().stream().map(each -> each.getClass().getName())
                .filter(name -> name.startsWith("io.quarkiverse.")).toList());
        assertEquals(List.of(new Order("7", "pen")), orders.seen());
        Delivery delivery = deliveries.seen().get(0);
        assertEquals(1, deliveries.seen().size());
        assertEquals(new Order("7", "pen"), delivery.payload());
        assertEquals("Shop.accept", delivery.method());
        assertEquals(Delivery.Outcome.ACKED, delivery.outcome());
    }

    @Test
    void endsWithTheAckOfTheBrokerWithoutAConsumerHere() {
        var sent = events.subscribe(sent("requests"));
        RestAssured.post("/requests/3").then().statusCode(204);
        awaitIdle();
        assertEquals("requests \"3\" \"request 3\"", sent.seen().get(0).toString());
    }

    @Test
    void namesTheTopicOfAMessageThatNoConsumerHasGot() {
        var handled = events.subscribe(fired(Handled.class));
        RestAssured.post("/parked/1").then().statusCode(204);
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ZERO)).getMessage();
        assertEquals(
                List.of("CHANNEL for N in flight to topic parked, caused by request 1: POST /parked/1"),
                report.lines().map(String::trim).filter(line -> line.startsWith("CHANNEL "))
                        .map(line -> line.replaceAll("for +[0-9.]+ m?s", "for N").replaceAll(", started at [^,]+", "")
                                .replaceAll(" +", " "))
                        .toList());
        registry.getPausable("parked").resume();
        awaitIdle();
        assertEquals(1, handled.seen().size());
    }

    @Test
    void waitsForABatch() {
        var handled = events.subscribe(fired(Handled.class));
        var deliveries = events.subscribe(delivered("parcels"));
        for (int i = 0; i < 20; i++) {
            RestAssured.post("/parcels/" + i).then().statusCode(204);
        }
        awaitIdle();
        List<String> ids = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
        assertEquals(ids, handled.seen().stream().map(Handled::id).toList());
        assertEquals(ids, deliveries.seen().stream().map(Delivery::payload).toList());
    }

    @Test
    void followsADeadLetter() {
        var deliveries = events.subscribe(delivered("invoices"));
        var dead = events.subscribe(sent("dead-letter-topic-invoices"));
        RestAssured.post("/invoices/4").then().statusCode(204);
        awaitIdle();
        assertEquals(1, deliveries.seen().size());
        assertEquals(Delivery.Outcome.NACKED, deliveries.seen().get(0).outcome());
        assertEquals("no account for 4", deliveries.seen().get(0).failure().getMessage());
        assertEquals(1, dead.seen().size());
        assertEquals("4", dead.seen().get(0).text());
        assertEquals("no account for 4", dead.seen().get(0).header("dead-letter-reason").orElseThrow());
    }
}
