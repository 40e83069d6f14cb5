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
@QuarkusTestResource(KafkaBroker.class)
@Timeout(120)
class BrokerSendTest {

    /** The first message waits until the consumer has joined its group. */
    private static final Duration JOINED = Duration.ofSeconds(60);

    @Inject
    Events events;
    @Inject
    Channels channels;
    @Inject
    Gate gate;
    @Inject
    ChannelRegistry registry;

    @Test
    void sendsWithKeyAndHeaders() {
        var handled = events.subscribe(fired(Handled.class));
        // tag::send[]
        SentMessage order = channels.message("orders", new Order("1", "book")).key("1").header("tenant", "a").send();
        order.within(Duration.ofSeconds(60)).expectAck();
        // end::send[]
        events.awaitIdle(order);
        assertEquals(List.of(new Handled("orders", "1", "1", List.of("tenant"))), handled.seen());
        assertEquals("message to orders", events.seen().stream().filter(event -> event.payload() instanceof CdiEvent)
                .findFirst().orElseThrow().cause().description());
    }

    @Test
    void waitsForTheConsumerOfTheMessage() throws InterruptedException {
        var handled = events.subscribe(fired(Handled.class));
        SentMessage order = channels.send("orders", new Order("2", "slow"));
        gate.awaitEntered();
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ZERO)).getMessage();
        assertTrue(report.contains("  orders, caused by request 1: message to orders"), report);
        assertEquals(List.of(), handled.seen());
        gate.open();
        order.within(JOINED).expectAck();
        events.awaitIdle(order);
        assertEquals(1, handled.seen().size());
    }

    @Test
    void awaitsTheNackOfAConsumer() {
        var deliveries = events.subscribe(delivered("refunds"));
        SentMessage refund = channels.send("refunds", "too much").within(JOINED);
        assertEquals("too much to refund", refund.expectNack(IllegalArgumentException.class).getMessage());
        assertEquals(Delivery.Outcome.NACKED, deliveries.within(JOINED).await().outcome());
        String text = assertThrows(MessagingAssertionError.class, refund::expectAck).getMessage();
        assertEquals("Expected an ack of request 1: message to refunds, but it was nacked: IllegalArgumentException: too much"
                + " to refund", text.lines().findFirst().orElseThrow());
    }

    /** Unlike the nack of a refund, which the application has configured to ignore, and that of an invoice, a dead letter. */
    @Test
    void theReasonOfANackThatStopsTheChannelIsUnseen() {
        var deliveries = events.subscribe(delivered("complaints"));
        channels.send("complaints", "the delay");
        assertEquals(Delivery.Outcome.NACKED, deliveries.within(JOINED).await().outcome());
        assertEquals("no one cares for the delay", events.expectFailure(IllegalStateException.class).getMessage());
    }

    @Test
    void awaitsTheAckOfEachGroup() throws InterruptedException {
        var deliveries = events.subscribe(delivered("refunds"));
        SentMessage refund = channels.send("refunds", "checked").within(JOINED);
        gate.awaitEntered();
        deliveries.within(JOINED).await();
        String text = assertThrows(MessagingAssertionError.class, refund.within(Duration.ofMillis(1))::expectAck)
                .getMessage();
        assertEquals("Expected an ack of request 1: message to refunds within 1 ms, but Refunds.check has neither acked nor"
                + " nacked it.", text.lines().findFirst().orElseThrow());
        gate.open();
        refund.expectAck();
    }

    @Test
    void saysThatAMessageHasNotArrived() {
        SentMessage stored = channels.send("stored", "1");
        String text = assertThrows(MessagingAssertionError.class, stored.within(Duration.ofMillis(1))::expectAck)
                .getMessage();
        assertEquals("Expected an ack of request 1: message to stored within 1 ms, but it is in flight to topic stored."
                + "\nWork of r1 is still running: a message in flight to topic stored is not acknowledged, started at"
                + " BrokerSendTest.saysThatAMessageHasNotArrived(BrokerSendTest.java:N).",
                text.replaceAll("java:\\d+", "java:N"));
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ZERO)).getMessage();
        assertTrue(report.contains("  in flight to topic stored, started at "), report);
        registry.getPausable("stored").resume();
        stored.within(JOINED).expectAck();
    }

    @Test
    void saysThatTheBrokerHasNotTakenAMessage() {
        SentMessage large = channels.send("refunds", "1".repeat(2_000_000)).within(JOINED);
        var error = assertThrows(MessagingAssertionError.class, large::expectAck);
        assertEquals(MessagingAssertionError.Reason.NOT_DELIVERED, error.reason());
        assertTrue(error.getMessage().startsWith("Expected an ack of request 1: message to refunds, but it was not delivered,"
                + " since its broker has not taken it: RecordTooLargeException: "), error.getMessage());
        events.awaitIdle(Duration.ZERO);
    }

    @Test
    void isNoMessageOfTheApplication() {
        var sent = events.subscribe(sent("orders-out"));
        SentMessage order = channels.send("orders", new Order("3", "pen"));
        order.within(JOINED).expectAck();
        events.awaitIdle(order);
        assertEquals(List.of(), sent.seen());
    }

    @Test
    void refusesAPayloadOfAnotherType() {
        refused("The channel orders takes Order, but got Integer: 1. Send Order, or byte[] with what a broker would deliver.",
                () -> channels.send("orders", 1));
    }

    @Test
    void refusesMetadata() {
        refused("Metadata does not go over a broker. Mock the channel orders, or send headers with header(…).",
                () -> channels.message("orders", new Order("1", "book")).metadata("tenant").send());
    }

    private static void refused(String message, Runnable send) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, send::run).getMessage());
    }
}
