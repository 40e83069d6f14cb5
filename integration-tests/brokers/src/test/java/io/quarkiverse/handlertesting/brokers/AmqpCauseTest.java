package io.quarkiverse.handlertesting.brokers;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

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
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(AmqpBroker.class)
@Timeout(120)
class AmqpCauseTest {

    @Inject
    Events events;
    @Inject
    Gate gate;
    @Inject
    ChannelRegistry registry;

    private void awaitIdle() {
        events.awaitIdle(Duration.ofSeconds(60));
    }

    @Test
    void waitsForTheConsumerOfTheAddress() {
        var handled = events.subscribe(fired(Handled.class));
        RestAssured.post("/letters/1/hello").then().statusCode(204);
        awaitIdle();
        assertEquals(List.of(new Handled("letters", "1", null, List.of("tenant"))), handled.seen());
        assertEquals(1, events.seen().stream().filter(event -> event.payload() instanceof CdiEvent).findFirst().orElseThrow()
                .cause().number());
    }

    @Test
    void waitsForTheConsumerThatHoldsTheMessage() throws InterruptedException {
        RestAssured.post("/letters/1/slow").then().statusCode(204);
        gate.awaitEntered();
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ZERO)).getMessage();
        assertTrue(report.contains("  CHANNEL  "), report);
        assertTrue(report.contains("  letters, caused by request 1: POST /letters/1/slow"), report);
        gate.open();
        awaitIdle();
    }

    @Test
    void recordsBothSides() {
        var sent = events.subscribe(sent("letters-out"));
        var letters = events.subscribe(sent("letters-out", Letter.class));
        var deliveries = events.subscribe(delivered("letters"));
        RestAssured.post("/letters/7/hello").then().statusCode(204);
        awaitIdle();
        ChannelMessage message = sent.seen().get(0);
        assertEquals("letters-out Letter[id=7, text=hello]", message.toString());
        assertEquals("letters", message.topic());
        assertEquals("{\"id\":\"7\",\"text\":\"hello\"}", message.text());
        assertEquals("{tenant=[a]}", message.headers().toString());
        assertEquals(List.of(new Letter("7", "hello")), letters.seen());
        Delivery delivery = deliveries.seen().get(0);
        assertEquals(1, deliveries.seen().size());
        assertEquals(new JsonObject().put("id", "7").put("text", "hello"), delivery.payload());
        assertEquals("Post.read", delivery.method());
        assertEquals(Delivery.Outcome.ACKED, delivery.outcome());
    }

    @Test
    void endsWithTheAckOfTheBrokerWithoutAConsumerHere() {
        var sent = events.subscribe(sent("questions"));
        RestAssured.post("/questions/3").then().statusCode(204);
        awaitIdle();
        assertEquals("questions \"question 3\"", sent.seen().get(0).toString());
        assertEquals("question 3", sent.seen().get(0).text());
    }

    @Test
    void namesTheAddressOfAMessageThatNoConsumerHasGot() {
        var handled = events.subscribe(fired(Handled.class));
        RestAssured.post("/held/1").then().statusCode(204);
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ZERO)).getMessage();
        assertEquals(
                List.of("CHANNEL for N in flight to address held, caused by request 1: POST /held/1"),
                report.lines().map(String::trim).filter(line -> line.startsWith("CHANNEL "))
                        .map(line -> line.replaceAll("for +[0-9.]+ m?s", "for N").replaceAll(", started at [^,]+", "")
                                .replaceAll(" +", " "))
                        .toList());
        registry.getPausable("held").resume();
        awaitIdle();
        assertEquals(1, handled.seen().size());
    }

    @Test
    void waitsForEachChannelOfATopic() throws InterruptedException {
        var handled = events.subscribe(fired(Handled.class));
        RestAssured.post("/news/today").then().statusCode(204);
        gate.awaitEntered();
        gate.open();
        awaitIdle();
        assertEquals(List.of("news", "news-archive"), handled.seen().stream().map(Handled::channel).sorted().toList());
    }

    @Test
    void doesNotWaitForAChannelThatSelectsItsMessages() {
        var sent = events.subscribe(sent("stamps-out"));
        RestAssured.post("/stamps/1").then().statusCode(204);
        awaitIdle();
        assertEquals(1, sent.seen().size());
    }
}
