package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaFlightTest {

    private final KafkaFlight flight = new KafkaFlight(null, null, new ProducerRecord<>("orders", "book"), Set.of("shop"),
            awaited -> "");

    private void assertUnwritten(String reason) {
        assertEquals("orders \"book\" -> not written: IllegalStateException: " + reason,
                flight.unwritten(new IllegalStateException("no leader")).toString());
    }

    @Test
    void failsByItsSerializer() {
        flight.began();
        flight.unwritable(new IllegalStateException("no JSON"));
        assertUnwritten("no JSON");
    }

    @Test
    void failsByTheBrokerWhenItsSerializerHasWorkedAtLast() {
        flight.began();
        flight.unwritable(new IllegalStateException("no JSON"));
        flight.began();
        assertUnwritten("no leader");
    }
}
