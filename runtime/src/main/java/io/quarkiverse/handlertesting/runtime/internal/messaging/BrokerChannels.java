package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.Optional;

/** The incoming channels of one kind of broker. Implementations are beans. Thread-safe. */
public interface BrokerChannels {

    /**
     * Finds a channel that is not mocked.
     *
     * @param name what the test has named: the channel, or a topic that it reads
     * @return empty for a channel of another broker
     */
    Optional<TestChannel> find(String channel, String name);
}
