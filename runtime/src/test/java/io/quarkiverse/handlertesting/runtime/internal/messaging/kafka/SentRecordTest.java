package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.runtime.internal.messaging.TestMessage.End;

class SentRecordTest {

    private final IllegalStateException broken = new IllegalStateException("broken");
    private final SentRecord record = new SentRecord("orders", null, new ProducerRecord<>("all-orders", "book"),
            Set.of("shop", "audit"), groups -> "consumers of " + groups);

    @Test
    void isAckedByItsLastGroup() {
        record.flight().acknowledged("shop", null);
        record.flight().acknowledged("shop", null);
        assertFalse(record.end().isDone());
        record.flight().acknowledged("audit", null);
        assertEquals(new End(Outcome.ACKED, null, null), record.end().join());
    }

    @Test
    void isNackedByTheFirstNack() {
        record.flight().acknowledged("shop", broken);
        record.flight().acknowledged("audit", null);
        assertEquals(new End(Outcome.NACKED, broken, null), record.end().join());
    }

    @Test
    void anAckBeforeTheNackOfAnotherGroupDoesNotCount() {
        record.flight().acknowledged("shop", null);
        record.flight().acknowledged("audit", broken);
        assertEquals(new End(Outcome.NACKED, broken, null), record.end().join());
    }

    @Test
    void saysWhereItIs() {
        record.flight().arrived("shop");
        assertEquals("it is in flight to topic all-orders", record.state());
        record.flight().arrived("audit");
        record.flight().acknowledged("shop", null);
        assertEquals("consumers of [audit] has neither acked nor nacked it", record.state());
    }
}
