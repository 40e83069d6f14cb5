package io.quarkiverse.handlertesting.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.MessagingAssertionError;
import io.quarkus.test.junit.QuarkusTest;

/** A nack stops a channel, unless the application has configured another failure strategy. */
@QuarkusTest
class UnseenMessagesTest {

    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void theReasonOfANackThatStopsTheChannelIsUnseen() {
        channels.send("orders", new Order("2", "bomb"));
        assertEquals("we sell no bombs", events.expectFailure(IllegalStateException.class).getMessage());
    }

    @Test
    void aTestThatExpectsTheNackHasGotTheReason() {
        channels.send("orders", new Order("2", "bomb")).expectNack(IllegalStateException.class);
        events.awaitIdle();
    }

    @Test
    void aTestThatExpectsAnAckHasGotTheReasonToo() {
        var bomb = channels.send("orders", new Order("2", "bomb"));
        assertThrows(MessagingAssertionError.class, bomb::expectAck);
        events.awaitIdle();
    }

    @Test
    void theApplicationMayIgnoreNacks() {
        channels.send("numbers", -1);
        events.awaitIdle();
    }

    @Test
    void aDeadLetterHasTheReason() {
        channels.send("payments", new Payment("1", 0));
        events.awaitIdle();
    }

    @Test
    void whyAMessageCannotBeReadIsUnseen() {
        channels.send("orders", "{".getBytes());
        events.expectFailure(RuntimeException.class);
    }
}
