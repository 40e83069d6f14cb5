package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.channels.Consumers.Seen;
import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.Delivery;
import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

@QuarkusTest
class PayloadTest {

    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void passesThroughTheDetectedSerializers() {
        assertEquals(7, seen("numbers", 7));
        assertEquals(3, seen("raw", new byte[] { 1, 2, 3 }));
        assertEquals("text", seen("stock", "text"));
        assertEquals(new JsonObject().put("id", 1), seen("objects", new JsonObject().put("id", 1)));
    }

    @Test
    void takesBytesAsABrokerWouldDeliverThem() {
        assertEquals(258, seen("numbers", new byte[] { 0, 0, 1, 2 }));
        assertEquals("ä", seen("stock", "ä".getBytes(UTF_8)));
    }

    @Test
    void takesAMapForAnObject() {
        var deliveries = events.subscribe(delivered("orders"));
        channels.send("orders", Map.of("id", "1", "item", "book"));
        assertEquals(new Order("1", "book"), deliveries.await().payload());
    }

    @Test
    void deliversNoPayload() {
        assertNull(seen("lenient", null));
    }

    private Object seen(String channel, Object payload) {
        var seen = events.subscribe(fired(Seen.class));
        channels.send(channel, payload).expectAck();
        return seen.await(each -> each.channel().equals(channel), channel).payload();
    }

    @Test
    void failsWhereTheDeserializerFails() {
        var deliveries = events.subscribe(delivered("orders"));
        // tag::unreadable[]
        RuntimeException reason = channels.send("orders", "{\"id\":".getBytes(UTF_8)).expectNack(RuntimeException.class);
        // end::unreadable[]
        assertTrue(reason.getMessage().contains("Unexpected end-of-input"), reason::getMessage);
        Delivery delivery = deliveries.await();
        assertEquals(Outcome.UNREADABLE, delivery.outcome());
        assertNull(delivery.payload());
        assertTrue(delivery.toString().startsWith("orders null -> unreadable: RuntimeException: "), delivery::toString);
    }

    @Test
    void failsWhereTheBytesHaveAnotherLength() {
        var reason = channels.send("numbers", new byte[] { 1 })
                .expectNack(SerializationException.class);
        assertEquals("Size of data received by IntegerDeserializer is not 4", reason.getMessage());
    }

    @Test
    void refusesWhatCannotBeWritten() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> channels.message("notes", "text").key(5).send());
        assertEquals("The key of a message to notes cannot be written by StringSerializer: ClassCastException: class"
                + " java.lang.Integer cannot be cast to class java.lang.String (java.lang.Integer and java.lang.String are in"
                + " module j… (151 characters)", refused.getMessage());
        assertEquals("No serializer is known that writes what PayloadTest.Weights reads. Send byte[] with what a broker would"
                + " deliver.",
                assertThrows(IllegalArgumentException.class, () -> channels.send("weights", new Weight(5))).getMessage());
        assertEquals(new Weight(5), seen("weights", "5".getBytes(UTF_8)));
    }

    record Weight(int grams) {
    }

    /** A deserializer without a serializer. */
    public static class Weights implements Deserializer<Weight> {

        @Override
        public Weight deserialize(String topic, byte[] data) {
            return new Weight(Integer.parseInt(new String(data, UTF_8)));
        }
    }

    @Test
    void deliversWhatCannotBeReadWithoutAPayload() {
        assertNull(seen("lenient", "no JSON".getBytes(UTF_8)));
    }

    @Test
    void sendsADeadLetterForWhatCannotBeRead() {
        var dead = events.subscribe(sent("unreadable"));
        channels.send("lenient-dead", "no JSON".getBytes(UTF_8))
                .expectNack(SerializationException.class);
        ChannelMessage letter = dead.await();
        assertEquals("no JSON", letter.text());
        assertEquals("true", letter.header("deserialization-failure-dlq").orElse("true"));
        assertTrue(letter.header("deserialization-failure-reason").orElseThrow().contains("Unrecognized token 'no'"));
    }

    @Test
    void passesOnKeysAndHeaders() {
        // tag::key[]
        var copies = events.subscribe(sent("copies"));
        channels.message("notes", "text").key("k1").header("tenant", "a").send().expectAck();
        assertEquals("k1", copies.await().key());
        // end::key[]
        ChannelMessage copy = copies.seen().get(0);
        assertEquals("text", copy.payload());
        assertEquals("copies", copy.topic());
        assertEquals("copies \"k1\" \"text\" at Notes.java:N", copy.toString().replaceAll("java:\\d+", "java:N"));
    }

    @Test
    void findsAChannelByItsTopic() {
        var deliveries = events.subscribe(delivered("price-changes"));
        channels.send("price-changes", "5").expectAck();
        assertEquals("prices", deliveries.await().channel());
    }

    @Test
    void sendsTextNumbersAndJsonAsTheOtherSideReadsThem() {
        var confirmed = events.subscribe(sent("confirmations"));
        var asText = events.subscribe(sent("confirmations", String.class));
        var asBytes = events.subscribe(sent("confirmations", byte[].class));
        var byTopic = events.subscribe(sent("confirmed-orders", Map.class));
        channels.send("orders", new Order("1", "book")).expectAck();
        events.awaitIdle();
        assertEquals("{\"orderId\":\"1\"}", asText.within(Duration.ZERO).await());
        assertEquals("{\"orderId\":\"1\"}", new String(asBytes.await(), UTF_8));
        assertEquals(Map.of("orderId", "1"), byTopic.await());
        assertEquals(List.of(new Confirmation("1")), confirmed.seen().stream().map(ChannelMessage::payload).toList());
        assertEquals("confirmations Confirmation[orderId=1]", confirmed.seen().get(0).toString());
    }
}
