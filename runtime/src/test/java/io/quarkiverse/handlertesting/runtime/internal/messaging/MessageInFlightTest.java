package io.quarkiverse.handlertesting.runtime.internal.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Flight.Destination;
import io.quarkiverse.handlertesting.runtime.internal.messaging.TestMessage.End;

class MessageInFlightTest {

    private final IllegalStateException broken = new IllegalStateException("broken");
    private final MessageInFlight message = new MessageInFlight("orders", null, new Destination("topic", "all-orders"),
            Set.of("shop", "audit"), groups -> "consumers of " + groups);

    @Test
    void isAckedByItsLastGroup() {
        message.flight().acknowledged("shop", null);
        message.flight().acknowledged("shop", null);
        assertFalse(message.end().isDone());
        message.flight().acknowledged("audit", null);
        assertEquals(new End(Outcome.ACKED, null, null), message.end().join());
    }

    @Test
    void isNackedByTheFirstNack() {
        message.flight().acknowledged("shop", broken);
        message.flight().acknowledged("audit", null);
        assertEquals(new End(Outcome.NACKED, broken, null), message.end().join());
    }

    @Test
    void anAckBeforeTheNackOfAnotherGroupDoesNotCount() {
        message.flight().acknowledged("shop", null);
        message.flight().acknowledged("audit", broken);
        assertEquals(new End(Outcome.NACKED, broken, null), message.end().join());
    }

    @Test
    void saysWhereItIs() {
        message.flight().arrived("shop");
        assertEquals("it is in flight to topic all-orders", message.state());
        message.flight().arrived("audit");
        message.flight().acknowledged("shop", null);
        assertEquals("consumers of [audit] has neither acked nor nacked it", message.state());
    }
}
