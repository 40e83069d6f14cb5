package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.channels.Consumers.Seen;
import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class BatchTest {

    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void acksEachMessageOfABatch() {
        var batches = events.subscribe(fired(Seen.class));
        List<Order> orders = Stream.of("1", "2", "3").map(id -> new Order(id, "book")).toList();
        List<SentMessage> sent = orders.stream().map(order -> channels.send("batches", order)).toList();
        sent.forEach(SentMessage::expectAck);
        // A batch has what waits when it is requested: here one message, or more.
        List<Object> seen = new ArrayList<>();
        batches.seen().forEach(batch -> seen.addAll((List<?>) batch.payload()));
        assertEquals(orders, seen);
    }

    @Test
    void nacksEachMessageOfABatch() {
        var batches = events.subscribe(fired(Seen.class));
        var dead = events.subscribe(sent("dead-letter-topic-record-batches"));
        SentMessage first = channels.message("record-batches", "a").key("1").send();
        SentMessage second = channels.message("record-batches", "b").key("2").send();
        first.expectNack(IllegalArgumentException.class);
        second.expectNack(IllegalArgumentException.class);
        assertEquals(List.of("1a", "2b"),
                batches.seen().stream().flatMap(batch -> ((List<?>) batch.payload()).stream()).toList());
        assertEquals(List.of("a", "b"), dead.take(2).stream().map(ChannelMessage::payload).toList());
    }
}
