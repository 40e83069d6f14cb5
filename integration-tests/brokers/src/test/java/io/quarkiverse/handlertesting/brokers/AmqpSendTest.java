package io.quarkiverse.handlertesting.brokers;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Delivery;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.MessagingAssertionError;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.ChannelRegistry;

@QuarkusTest
@QuarkusTestResource(AmqpBroker.class)
@Timeout(120)
class AmqpSendTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Events events;
    @Inject
    Channels channels;
    @Inject
    Gate gate;
    @Inject
    ChannelRegistry registry;

    @Test
    void sendsWithHeaders() {
        var handled = events.subscribe(fired(Handled.class));
        // tag::send[]
        SentMessage letter = channels.message("letters", new Letter("1", "hello")).header("tenant", "a").send();
        letter.within(Duration.ofSeconds(60)).expectAck();
        // end::send[]
        events.awaitIdle(letter);
        assertEquals(List.of(new Handled("letters", "1", null, List.of("tenant"))), handled.seen());
        assertEquals("message to letters", events.seen().stream().filter(event -> event.payload() instanceof CdiEvent)
                .findFirst().orElseThrow().cause().description());
    }

    @Test
    void deliversPayloadsAsAMockedChannelDoes() {
        var deliveries = events.subscribe(delivered("returns"));
        for (Object payload : List.of("text", "bytes".getBytes(), Map.of("id", 1))) {
            channels.send("returns", payload);
        }
        List<Delivery> seen = deliveries.within(LONG).take(3);
        assertEquals("text", seen.get(0).payload());
        assertEquals("bytes", new String((byte[]) seen.get(1).payload()));
        assertEquals("{\"id\":1}", seen.get(2).payload().toString());
    }

    @Test
    void waitsForTheConsumerOfTheMessage() throws InterruptedException {
        var handled = events.subscribe(fired(Handled.class));
        SentMessage letter = channels.send("letters", new Letter("2", "slow"));
        gate.awaitEntered();
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ZERO)).getMessage();
        assertTrue(report.contains("  letters, caused by request 1: message to letters"), report);
        assertEquals(List.of(), handled.seen());
        gate.open();
        letter.within(LONG).expectAck();
        events.awaitIdle(letter);
        assertEquals(1, handled.seen().size());
    }

    @Test
    void awaitsTheNackOfAConsumer() {
        var deliveries = events.subscribe(delivered("returns"));
        SentMessage parcel = channels.send("returns", "broken").within(LONG);
        assertEquals("a broken parcel", parcel.expectNack(IllegalArgumentException.class).getMessage());
        assertEquals(Delivery.Outcome.NACKED, deliveries.within(LONG).await().outcome());
        String text = assertThrows(MessagingAssertionError.class, parcel::expectAck).getMessage();
        assertEquals("Expected an ack of request 1: message to returns, but it was nacked: IllegalArgumentException: a broken"
                + " parcel", text.lines().findFirst().orElseThrow());
    }

    @Test
    void awaitsTheAckOfEachChannelOfATopic() throws InterruptedException {
        var deliveries = events.subscribe(delivered("news"));
        SentMessage news = channels.send("news", "tomorrow").within(LONG);
        gate.awaitEntered();
        deliveries.within(LONG).await();
        String text = assertThrows(MessagingAssertionError.class, news.within(Duration.ofMillis(1))::expectAck)
                .getMessage();
        assertEquals("Expected an ack of request 1: message to news within 1 ms, but Post.archive has neither acked nor"
                + " nacked it.", text.lines().findFirst().orElseThrow());
        gate.open();
        news.expectAck();
    }

    @Test
    void saysThatAMessageHasNotArrived() {
        SentMessage letter = channels.send("parked-letters", "1");
        String text = assertThrows(MessagingAssertionError.class, letter.within(Duration.ofMillis(1))::expectAck)
                .getMessage();
        assertEquals("Expected an ack of request 1: message to parked-letters within 1 ms, but it is in flight to address"
                + " parked-letters.\nWork of r1 is still running: a message in flight to address parked-letters is not"
                + " acknowledged, started at AmqpSendTest.saysThatAMessageHasNotArrived(AmqpSendTest.java:N).",
                text.replaceAll("java:\\d+", "java:N"));
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ZERO)).getMessage();
        assertTrue(report.contains("  in flight to address parked-letters, started at "), report);
        registry.getPausable("parked-letters").resume();
        letter.within(LONG).expectAck();
    }

    @Test
    void saysThatTheBrokerHasNotTakenAMessage() {
        SentMessage large = channels.send("crates", "1".repeat(2_000_000)).within(LONG);
        SentMessage next = channels.send("crates", "2").within(LONG);
        var error = assertThrows(MessagingAssertionError.class, next::expectAck);
        assertEquals(MessagingAssertionError.Reason.NOT_DELIVERED, error.reason());
        assertTrue(error.getMessage().startsWith("Expected an ack of request 2: message to crates, but it was not delivered,"
                + " since its broker has not taken it: NoStackTraceThrowable: message rejected (REJECTED): "),
                error.getMessage());
        registry.getPausable("crates").resume();
        large.expectAck();
        events.awaitIdle(LONG);
    }

    @Test
    void sendsToAQueueOfAnAddress() {
        channels.send("letters-to-queue", "1").within(LONG).expectAck();
        channels.send("all-letters", "2").within(LONG).expectAck();
    }

    @Test
    void sendsToAChannelThatSelectsItsMessages() {
        channels.message("stamps", "blue").header("rare", "true").send().within(LONG).expectAck();
    }

    @Test
    void isNoMessageOfTheApplication() {
        var sent = events.subscribe(sent("letters-out"));
        SentMessage letter = channels.send("letters", new Letter("3", "hello"));
        letter.within(LONG).expectAck();
        events.awaitIdle(letter);
        assertEquals(List.of(), sent.seen());
    }

    @Test
    void refusesWhatDoesNotGoOverTheBroker() {
        refused("Messages of the channel letters have no keys: only those of Kafka have.",
                () -> channels.message("letters", "1").key("k1").send());
        refused("Metadata does not go over a broker. Mock the channel letters, or send headers with header(…).",
                () -> channels.message("letters", "1").metadata("tenant").send());
        refused("A message to letters needs a payload, but got null.", () -> channels.send("letters", null));
    }

    private static void refused(String message, Runnable send) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, send::run).getMessage());
    }
}
