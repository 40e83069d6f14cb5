package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class KafkaRetriesTest {

    private static KafkaRetries retries(int max, long timeout, String... topics) {
        return new KafkaRetries("orders", List.of(topics), max, timeout, "dead");
    }

    @Test
    void usesTheLastTopicForTheRetriesAfterIt() {
        KafkaRetries retries = retries(3, 1_000, "orders_10", "orders_20");
        assertEquals(List.of(Optional.of("orders_10"), Optional.of("orders_20"), Optional.of("orders_20"), Optional.empty()),
                List.of(retries.next(0), retries.next(1), retries.next(2), retries.next(3)));
    }

    @Test
    void endsBeforeItsTimeout() {
        KafkaRetries retries = retries(3, 30, "orders_10", "orders_20");
        assertEquals(Optional.of("orders_20"), retries.next(1));
        assertEquals(Optional.empty(), retries.next(2));
    }

    @Test
    void refusesATopicWithoutADelay() {
        assertEquals("The retry topic again of the channel orders does not end with its delay, such as orders_retry_10000,"
                + " which Kafka's connector needs.",
                assertThrows(IllegalStateException.class, () -> retries(3, 30, "again")).getMessage());
    }
}
