package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.all;
import static io.quarkiverse.handlertesting.events.Selectors.published;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.eventbus.EventBus;

/** Messages of the event bus become events when they are sent. */
@QuarkusTest
class EventBusTest {

    @Inject
    Events events;
    @Inject
    EventBus bus;

    @Test
    void aSentMessageIsSeenWithoutAConsumer() {
        var started = events.subscribe(published("downloads.started"));
        bus.send("downloads.started", new JsonObject().put("id", 7), new DeliveryOptions().addHeader("user", "alice"));
        BusMessage message = started.await();
        assertEquals(7, message.body(JsonObject.class).getInteger("id"));
        assertEquals(Map.of("user", List.of("alice")), message.headers());
        assertFalse(message.published());
        assertEquals("downloads.started {\"id\":7} at EventBusTest.java:N -> no consumer",
                message.toString().replaceAll("java:\\d+", "java:N"));
    }

    @Test
    void aPublishedMessageWithTwoConsumersIsSeenOnce() {
        var one = bus.<String> consumer("downloads.started", message -> {
        });
        var two = bus.<String> consumer("downloads.started", message -> {
        });
        bus.publish("downloads.started", "7");
        assertEquals(1, events.seen().size());
        assertTrue(((BusMessage) events.seen().get(0).payload()).published());
        one.unregister().await().indefinitely();
        two.unregister().await().indefinitely();
    }

    @Test
    void repliesAreNotRecorded() {
        var consumer = bus.<String> consumer("downloads.ask", message -> message.reply("pong"));
        assertEquals("pong", bus.<String> request("downloads.ask", "ping").await().indefinitely().body());
        var seen = events.subscribeFromStart(all());
        assertEquals("downloads.ask", seen.await().name());
        seen.expectNone();
        assertEquals(List.of("downloads.ask"), events.seen().stream().map(RecordedEvent::name).toList());
        consumer.unregister().await().indefinitely();
    }
}
