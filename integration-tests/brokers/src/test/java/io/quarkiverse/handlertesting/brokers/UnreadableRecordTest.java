package io.quarkiverse.handlertesting.brokers;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.apache.kafka.common.errors.SerializationException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.Delivery;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.MessagingAssertionError;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Records that a consumer of this application cannot read, and channels that have stopped. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(120)
class UnreadableRecordTest {

    /** The first message waits until the consumer has joined its group. */
    private static final Duration JOINED = Duration.ofSeconds(60);
    private static final byte[] UNREADABLE = { 1 };
    private static final String REASON = "Size of data received by IntegerDeserializer is not 4";

    @Singleton
    static class Counter {

        @Channel("counts-out")
        Emitter<Integer> counts;
        @Channel("strict-out")
        Emitter<String> strict;
        @Inject
        Event<Handled> handled;

        @Incoming("counts")
        void count(Integer count) {
            handled.fire(new Handled("counts", count.toString(), null, List.of()));
        }

        @Incoming("measures")
        void take(Integer measure) {
            throw new AssertionError("read " + measure);
        }

        @Incoming("strict")
        void check(String text) {
            throw new IllegalStateException("no " + text);
        }

        @Incoming("weights")
        void weigh(Integer weight) {
            handled.fire(new Handled("weights", weight.toString(), null, List.of()));
        }

        @Incoming("lengths")
        CompletionStage<Void> measure(Message<Integer> length) {
            handled.fire(new Handled("lengths", String.valueOf(length.getPayload()), null, List.of()));
            return length.ack();
        }
    }

    @Inject
    Counter counter;
    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    @Order(1)
    void failsWhereTheDeserializerFails() {
        var deliveries = events.subscribe(delivered("counts"));
        channels.send("counts", 7).within(JOINED).expectAck();
        // tag::unreadable[]
        SentMessage message = channels.send("counts", UNREADABLE);
        assertEquals(REASON, message.within(JOINED).expectNack(SerializationException.class).getMessage());
        // end::unreadable[]
        events.awaitIdle(message);
        assertEquals("counts null -> unreadable: SerializationException: " + REASON, deliveries.take(2).get(1).toString());
        assertEquals("message to counts", events.seen().get(events.seen().size() - 1).cause().description());
    }

    @Test
    @Order(1)
    void isAFailureThatReachesNobody() {
        var deliveries = events.subscribe(delivered("measures"));
        channels.send("measures", UNREADABLE);
        assertEquals(Delivery.Outcome.UNREADABLE, deliveries.within(JOINED).await().outcome());
        assertEquals(REASON, events.expectFailure(SerializationException.class).getMessage());
    }

    @Test
    @Order(2)
    void deliversNothingToAChannelThatHasStopped() {
        MessagingAssertionError failure = assertThrows(MessagingAssertionError.class, channels.send("counts", 8)::expectAck);
        assertEquals(MessagingAssertionError.Reason.NOT_DELIVERED, failure.reason());
        assertEquals("Expected an ack of request 1: message to counts, but it was not delivered, since the channel counts has"
                + " stopped: SerializationException: " + REASON
                + ". Its connector reads no further message until the application restarts.", failure.getMessage());
        events.awaitIdle(Duration.ZERO);
    }

    @Test
    @Order(2)
    void saysThatTheReaderOfAMessageHasStopped() {
        counter.counts.send(9);
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ofMillis(1))).getMessage();
        assertEquals(
                List.of("in flight to topic counts, but the channel counts has stopped: SerializationException: " + REASON),
                inFlight(report));
    }

    @Test
    @Order(3)
    void saysThatANackHasStoppedTheReader() {
        SentMessage message = channels.send("strict", "text");
        message.within(JOINED).expectNack(IllegalStateException.class);
        events.awaitIdle(message);
        counter.strict.send("more");
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ofMillis(1))).getMessage();
        assertEquals(List.of("in flight to topic strict, but the channel strict has stopped: IllegalStateException: no text"),
                inFlight(report));
        assertEquals("Expected an ack of request 2: message to strict, but it was not delivered, since the channel strict has"
                + " stopped: IllegalStateException: no text. Its connector reads no further message until the application"
                + " restarts.",
                assertThrows(MessagingAssertionError.class, channels.send("strict", "text")::expectAck)
                        .getMessage().lines().findFirst().orElseThrow());
    }

    @Test
    @Order(4)
    void followsADeadLetterThatNoConsumerHasSeen() {
        var deliveries = events.subscribe(delivered("weights"));
        var dead = events.subscribe(sent("dead-letter-topic-weights"));
        SentMessage message = channels.send("weights", UNREADABLE);
        assertEquals(REASON, message.within(JOINED).expectNack(SerializationException.class).getMessage());
        events.awaitIdle(message);
        assertEquals(List.of("weights null -> unreadable: RecordDeserializationException: " + REASON),
                deliveries.seen().stream().map(Delivery::toString).toList());
        assertEquals(REASON, dead.seen().get(0).header("dead-letter-reason").orElseThrow());
        assertEquals(List.of(), dead.seen().get(0).headers().keySet().stream().filter(name -> name.startsWith("X-Handler"))
                .toList());
        channels.send("weights", 5).within(JOINED).expectAck();
    }

    @Test
    @Order(5)
    void deliversNoPayloadWhereFailuresAreIgnored() {
        var handled = events.subscribe(fired(Handled.class));
        channels.send("lengths", UNREADABLE).within(JOINED).expectAck();
        assertEquals("null", handled.await().id());
        assertNull(handled.seen().get(0).key());
    }

    private static List<String> inFlight(String report) {
        return report.lines().filter(line -> line.startsWith("  CHANNEL ") && line.contains("in flight"))
                .map(line -> line.replaceAll(".*(in flight.*?)(, started at [^,]+)?, caused by.*", "$1")).toList();
    }
}
