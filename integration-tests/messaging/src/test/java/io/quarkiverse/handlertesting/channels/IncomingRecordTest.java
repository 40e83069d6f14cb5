package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.channels.Consumers.Seen;
import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;

/** Consumers of the classes of Kafka's connector, and the answer to a request of another application. */
@QuarkusTest
class IncomingRecordTest {

    @ApplicationScoped
    static class Records {

        @Inject
        Event<Seen> seen;

        @Incoming("incoming-records")
        CompletionStage<Void> record(IncomingKafkaRecord<String, String> record) {
            see("incoming-records", record.getKey() + " " + record.getPayload() + " at " + record.getTopic());
            return record.getPayload().isEmpty() ? record.nack(new IllegalArgumentException("empty")) : record.ack();
        }

        @Incoming("incoming-batches")
        CompletionStage<Void> batch(IncomingKafkaRecordBatch<String, String> records) {
            see("incoming-batches", records.getPayload());
            return records.ack();
        }

        @Incoming("questions")
        @Outgoing("question-results")
        String answer(String question) {
            return question + "!";
        }

        private void see(String channel, Object payload) {
            seen.fire(new Seen(channel, payload, "", true, true));
        }
    }

    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void takesARecordOfTheConnector() {
        var seen = events.subscribe(fired(Seen.class));
        var deliveries = events.subscribe(delivered("incoming-records"));
        channels.message("incoming-records", "text").key("k").send().expectAck();
        assertEquals("k text at incoming-records", seen.await().payload());
        assertEquals(Outcome.ACKED, deliveries.await().outcome());
        channels.send("incoming-records", "").expectNack(IllegalArgumentException.class);
        assertEquals("empty", deliveries.await().failure().getMessage());
        events.awaitIdle();
    }

    @Test
    void takesABatchOfTheConnector() {
        var seen = events.subscribe(fired(Seen.class));
        List<SentMessage> sent = Stream.of("1", "2", "3").map(text -> channels.send("incoming-batches", text)).toList();
        sent.forEach(SentMessage::expectAck);
        events.awaitIdle();
        List<Object> all = new ArrayList<>();
        seen.seen().forEach(batch -> all.addAll((List<?>) batch.payload()));
        assertEquals(List.of("1", "2", "3"), all);
    }

    @Test
    void answersWhereTheRequestWantsIt() {
        var replies = events.subscribe(sent("question-results"));
        channels.message("questions", "who").header("REPLY_TOPIC", "answers-of-ann")
                .header("REPLY_CORRELATION_ID", "c1").send().expectAck();
        ChannelMessage reply = replies.await();
        assertEquals("who!", reply.payload());
        assertEquals("answers-of-ann", reply.topic());
        assertEquals("c1", reply.header("REPLY_CORRELATION_ID").orElseThrow());
    }
}
