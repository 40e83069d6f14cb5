package io.quarkiverse.handlertesting.runtime.internal.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;

import org.junit.jupiter.api.Test;

class BrokerReadersTest {

    private final BrokerReaders readers = new BrokerReaders(null, "smallrye-kafka") {

        @Override
        public String groupOf(String channel) {
            return channel;
        }
    };

    @Test
    void namesNoConsumersOfAChannelThatHasEnded() {
        assertEquals("its consumer", readers.consumersOf("orders", Set.of("shop")));
    }
}
