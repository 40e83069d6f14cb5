package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.channels.Consumers.Seen;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;

/** Messages as a connector never makes them, and channels that SmallRye would split. */
@QuarkusTest
class MessageEdgesTest {

    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void replacesTheMetadataOfTheConnectorByThatOfTheTest() {
        var seen = events.subscribe(fired(Seen.class));
        var own = new IncomingKafkaRecordMetadata<>(new ConsumerRecord<>("other", 3, 4L, "k", "v"), "partitions");
        channels.message("partitions", "text").metadata(own).send().expectAck();
        assertEquals(3, seen.await().payload());
        channels.message("partitions", "text").metadata("first").metadata("last").send().expectAck();
        assertEquals(0, seen.await().payload());
    }

    @Test
    void showsANackWithoutAReason() {
        var deliveries = events.subscribe(delivered("no-reason"));
        SentMessage message = channels.send("no-reason", "text");
        assertEquals("nack(null): a nack needs a reason",
                message.expectNack(IllegalArgumentException.class).getMessage());
        assertTrue(deliveries.await().toString().endsWith(": IllegalArgumentException: nack(null): a nack needs a reason"),
                () -> deliveries.seen().toString());
    }

    @Test
    void sendsToAChannelWithConcurrency() {
        var seen = events.subscribe(fired(Seen.class));
        channels.send("concurrent", "text").expectAck();
        assertEquals("text", seen.await().payload());
    }

    @Test
    void comesFromTheTopicThatTheTestNames() {
        var seen = events.subscribe(fired(Seen.class));
        channels.send("match-orders", "text").expectAck();
        assertEquals("match-orders", seen.await().payload());
    }

    @Test
    void showsTheMetadataOfTheApplicationOnly() {
        var copies = events.subscribe(sent("answers"));
        channels.send("users", "text").expectAck();
        assertEquals(List.of(), copies.await().metadata().stream().map(Object::getClass).map(Class::getName)
                .filter(name -> name.startsWith("io.quarkiverse")).toList());
    }
}
