package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.Delivery;
import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.fault.KafkaDelayedRetryTopic;

/** {@code failure-strategy=delayed-retry-topic}, without the delays. */
@QuarkusTest
class RetryTopicTest {

    /** A message as its consumer saw it: with the topic that it came from, and how many retries there were before. */
    record Attempt(String topic, int retries) {
    }

    @ApplicationScoped
    static class Retried {

        @Inject
        Event<Attempt> attempts;

        /** The text says how many attempts fail. */
        @Incoming("retried")
        CompletionStage<Void> retry(Message<String> failures) {
            return handle(failures);
        }

        @Incoming("hasty")
        CompletionStage<Void> hurry(Message<String> failures) {
            return handle(failures);
        }

        private CompletionStage<Void> handle(Message<String> failures) {
            IncomingKafkaRecordMetadata<?, ?> record = failures.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
            int retries = KafkaDelayedRetryTopic.getRetryHeader(record.getHeaders());
            attempts.fire(new Attempt(record.getTopic(), retries));
            return retries < Integer.parseInt(failures.getPayload())
                    ? failures.nack(new IllegalStateException("attempt " + (retries + 1)))
                    : failures.ack();
        }
    }

    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void isAckedByALaterAttempt() {
        var attempts = events.subscribe(fired(Attempt.class));
        var deliveries = events.subscribe(delivered("retried"));
        // tag::retry[]
        var retries = events.subscribe(sent("retried_retry_10000"));
        channels.send("retried", "2").expectAck();
        assertEquals("attempt 1", retries.await().header("delayed-retry-reason").orElseThrow());
        // end::retry[]
        assertEquals(List.of(new Attempt("retried", 0), new Attempt("retried_retry_10000", 1),
                new Attempt("retried_retry_20000", 2)), attempts.seen());
        assertEquals(List.of(Outcome.NACKED, Outcome.NACKED, Outcome.ACKED),
                deliveries.seen().stream().map(Delivery::outcome).toList());
        ChannelMessage first = retries.seen().get(0);
        assertEquals("2", first.text());
        assertEquals("0", first.header("delayed-retry-count").orElseThrow());
        assertEquals("retried", first.header("delayed-retry-topic").orElseThrow());
    }

    @Test
    void becomesADeadLetterAfterTheLastAttempt() {
        var attempts = events.subscribe(fired(Attempt.class));
        var dead = events.subscribe(sent("dead-retried"));
        SentMessage message = channels.send("retried", "9");
        assertEquals("attempt 4", message.expectNack(IllegalStateException.class).getMessage());
        assertEquals(4, attempts.seen().size());
        ChannelMessage letter = dead.await();
        assertEquals("attempt 4", letter.header("delayed-retry-reason").orElseThrow());
        assertEquals("3", letter.header("delayed-retry-count").orElseThrow());
        assertEquals("retried_retry_50000", letter.header("delayed-retry-topic").orElseThrow());
        channels.send("retried", "0").expectAck();
    }

    @Test
    void waitsForAllAttempts() {
        var attempts = events.subscribe(fired(Attempt.class));
        SentMessage message = channels.send("retried", "3");
        events.awaitIdle(message);
        assertEquals(4, attempts.seen().size());
        message.expectAck();
    }

    @Test
    void endsBeforeItsTimeout() {
        var attempts = events.subscribe(fired(Attempt.class));
        channels.send("hasty", "9").expectNack(IllegalStateException.class);
        assertEquals(List.of(new Attempt("hasty", 0), new Attempt("hasty_100", 1)), attempts.seen());
        assertTrue(events.subscribeFromStart(sent("hasty_200")).seen().isEmpty());
        channels.send("hasty", "0").expectAck();
    }
}
