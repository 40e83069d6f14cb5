package io.quarkiverse.handlertesting.runtime.internal.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Flight.Destination;
import io.quarkiverse.handlertesting.runtime.internal.messaging.TestMessage.End;

class MessageInFlightTest {

    private static final End ACK = new End(Outcome.ACKED, null, null);
    private static final End NACK = new End(Outcome.NACKED, new IllegalStateException("broken"), null);

    private String stopped = "";
    private final MessageInFlight message = new MessageInFlight("orders", null, new Destination("topic", "all-orders"),
            Set.of("shop", "audit"), groups -> stopped, groups -> "consumers of " + groups);

    @Test
    void isAckedByItsLastGroup() {
        message.flight().ended("shop", ACK);
        message.flight().ended("shop", ACK);
        assertFalse(message.end().isDone());
        message.flight().ended("audit", ACK);
        assertEquals(ACK, message.end().join());
    }

    @Test
    void isNackedByTheFirstNack() {
        message.flight().ended("shop", NACK);
        message.flight().ended("audit", ACK);
        assertEquals(NACK, message.end().join());
    }

    @Test
    void anAckBeforeTheNackOfAnotherGroupDoesNotCount() {
        message.flight().ended("shop", ACK);
        message.flight().ended("audit", NACK);
        assertEquals(NACK, message.end().join());
    }

    @Test
    void saysWhereItIs() {
        message.flight().arrived("shop");
        assertEquals("it is in flight to topic all-orders", message.state());
        stopped = ", but the channel orders has stopped: IOException: gone";
        assertEquals("it is in flight to topic all-orders, but the channel orders has stopped: IOException: gone",
                message.state());
        message.flight().arrived("audit");
        message.flight().ended("shop", ACK);
        assertEquals("consumers of [audit] has neither acked nor nacked it", message.state());
    }

    @Test
    void isUnreadableInOneGroup() {
        End unreadable = new End(Outcome.UNREADABLE, new IllegalStateException("no JSON"), null);
        message.flight().ended("shop", unreadable);
        message.flight().ended("audit", ACK);
        assertEquals(unreadable, message.end().join());
    }
}
