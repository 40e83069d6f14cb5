package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.channels.Consumers.Seen;
import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.MessagingAssertionError;
import io.quarkiverse.handlertesting.messaging.MessagingAssertionError.Reason;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

@QuarkusTest
class AcknowledgementTest {

    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void failsIfTheMessageIsNackedInsteadOfAcked() {
        SentMessage bomb = channels.send("orders", new Order("2", "bomb"));
        MessagingAssertionError failure = failure(Reason.UNEXPECTED, bomb::expectAck);
        assertEquals(
                """
                        Expected an ack of request 1: message to orders, but it was nacked: IllegalStateException: we sell no bombs
                        message orders of r1 ended with IllegalStateException at Orders.java:16: we sell no bombs
                        So far the test saw:
                          #2  <t> ms  CHANNEL_DELIVERED  orders Order[id=2, item=bomb] -> nacked by Orders.confirm in <t>: IllegalStateException: we sell no bombs
                          #3  <t> ms  FAILURE            message orders ended with IllegalStateException at Orders.java:16: we sell no bombs; started at AcknowledgementTest.failsIfTheMessageIsNackedInsteadOfAcked(Acknowledg…
                        """,
                text(failure));
        assertSame(IllegalStateException.class, failure.getCause().getClass());
    }

    @Test
    void failsIfTheMessageIsAckedInsteadOfNacked() {
        SentMessage book = channels.send("orders", new Order("1", "book"));
        MessagingAssertionError failure = failure(Reason.UNEXPECTED, () -> book.expectNack(IllegalStateException.class));
        assertTrue(text(failure).startsWith("""
                Expected a nack with IllegalStateException of request 1: message to orders, but it was acked.
                So far the test saw:
                """), failure::getMessage);
    }

    @Test
    void failsIfTheReasonIsAnotherOne() {
        SentMessage bomb = channels.send("orders", new Order("2", "bomb"));
        MessagingAssertionError failure = failure(Reason.UNEXPECTED, () -> bomb.expectNack(ArithmeticException.class));
        assertTrue(text(failure).startsWith("Expected a nack with ArithmeticException of request 1: message to orders, but it"
                + " was nacked: IllegalStateException: we sell no bombs\n"), failure::getMessage);
    }

    @Test
    void failsIfTheMessageIsNeverAcked() {
        SentMessage silent = channels.send("silent", "text");
        // The consumer has ended, so no wait includes the message any more.
        events.awaitIdle(silent);
        MessagingAssertionError failure = failure(Reason.TIMED_OUT, silent.within(Duration.ofNanos(1))::expectAck);
        assertTrue(text(failure).startsWith("Expected an ack of request 1: message to silent within 1 µs, but Consumers.silent"
                + " has neither acked nor nacked it.\nWork of r1 is still running: a message in channel silent is not"
                + " acknowledged.\nSo far the test saw:\n"), failure::getMessage);
    }

    @Test
    void failsIfTheChannelIsPaused() {
        SentMessage waiting = channels.send("paused", "text");
        MessagingAssertionError failure = failure(Reason.TIMED_OUT, waiting.within(Duration.ofNanos(1))::expectAck);
        assertEquals("Expected an ack of request 1: message to paused within 1 µs, but it was not delivered: the channel"
                + " requests no message: it is paused, or its consumer is busy.\nWork of r1 is still running: a message in channel paused is not"
                + " acknowledged, started at AcknowledgementTest.failsIfTheChannelIsPaused(AcknowledgementTest.java:N).\n",
                text(failure).replaceAll("java:\\d+", "java:N"));
    }

    @Test
    void stopsTheChannelOfThisTestAfterANack() {
        channels.send("orders", new Order("2", "bomb")).expectNack(IllegalStateException.class);
        SentMessage next = channels.send("orders", new Order("3", "book"));
        MessagingAssertionError failure = failure(Reason.NOT_DELIVERED, next::expectAck);
        assertTrue(text(failure).startsWith("Expected an ack of request 2: message to orders, but it was not delivered, since"
                + " the channel had stopped: request 1: message to orders failed with IllegalStateException: we sell no bombs,"
                + " and with failure-strategy=fail its connector reads no further message until the application restarts.\n"),
                failure::getMessage);
    }

    @Test
    void goesOnAfterANackThatIsIgnored() {
        channels.send("numbers", -1).expectNack(IllegalArgumentException.class);
        channels.send("numbers", 1).expectAck();
    }

    @Test
    void sendsADeadLetter() {
        // tag::dead[]
        var dead = events.subscribe(sent("dead-letter-topic-payments"));
        channels.send("payments", new Payment("1", 0)).expectNack(IllegalArgumentException.class);
        assertEquals("nothing to book", dead.await().header("dead-letter-reason").orElseThrow());
        // end::dead[]
        ChannelMessage letter = dead.seen().get(0);
        assertEquals("payments", letter.channel());
        assertEquals("dead-letter-topic-payments", letter.topic());
        assertEquals("{\"orderId\":\"1\",\"cents\":0}", letter.text());
        assertEquals("java.lang.IllegalArgumentException", letter.header("dead-letter-exception-class-name").orElseThrow());
        assertEquals("payments", letter.header("dead-letter-topic").orElseThrow());
        channels.send("payments", new Payment("1", 5)).expectAck();
    }

    @Test
    void recordsTheThreadOfTheConsumer() {
        var seen = events.subscribe(fired(Seen.class));
        var deliveries = events.subscribe(delivered("stock"));
        channels.send("stock", "text").expectAck();
        assertEquals(seen.await().thread(), deliveries.await().thread());
    }

    @Test
    void callsConsumersWhereAConnectorDoes() {
        var seen = events.subscribe(fired(Seen.class));
        channels.send("objects", new JsonObject()).expectAck();
        Seen object = seen.await();
        assertTrue(object.isOnDuplicatedContext() && object.isOnEventLoop(), object::toString);
        channels.send("stock", "text").expectAck();
        Seen stock = seen.await();
        assertTrue(stock.isOnDuplicatedContext() && !stock.isOnEventLoop(), stock::toString);
    }

    private static MessagingAssertionError failure(Reason reason, Executable wait) {
        MessagingAssertionError failure = assertThrows(MessagingAssertionError.class, wait);
        assertSame(reason, failure.reason());
        return failure;
    }

    /** The message, without times. */
    private static String text(MessagingAssertionError failure) {
        return failure.getMessage().replaceAll(" +\\d+ ms  ", "  <t> ms  ").replaceAll(" in [\\d.]+ .?s", " in <t>")
                .stripTrailing()
                + "\n";
    }
}
