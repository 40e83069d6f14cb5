package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Topics;
import io.quarkiverse.handlertesting.runtime.internal.messaging.BrokerChannels;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelAttributes;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Reader;
import io.quarkiverse.handlertesting.runtime.internal.messaging.TestChannel;

/** The incoming channels that read a broker of Kafka. */
@Singleton
public class KafkaChannels implements BrokerChannels {

    private final KafkaFormat format;
    private final KafkaReaders readers;
    private final KafkaFlights flights;
    private final KafkaProducers producers;
    private final ChannelDirectory directory;
    private final Map<String, Reader> formats = new ConcurrentHashMap<>();

    public KafkaChannels(KafkaFormat format, KafkaReaders readers, KafkaFlights flights, KafkaProducers producers,
            ChannelDirectory directory) {
        this.format = format;
        this.readers = readers;
        this.flights = flights;
        this.producers = producers;
        this.directory = directory;
    }

    @Override
    public Optional<TestChannel> find(String channel, String name) {
        return ChannelAttributes.of("incoming", channel, KafkaFormat.CONNECTOR).map(attributes -> {
            Reader reader = formats.computeIfAbsent(channel,
                    first -> format.reader(attributes, directory.typeOf(channel)));
            return new KafkaChannel(channel, name.equals(channel) ? topic(channel, attributes.topics()) : name,
                    (KafkaReader) reader, readers, flights, producers);
        });
    }

    private static String topic(String channel, Topics topics) {
        if (topics.arePatterns()) {
            throw new IllegalArgumentException("The channel " + channel + " reads the topics that match "
                    + String.join(", ", topics.names()) + ". Name one of them in place of the channel.");
        }
        return topics.names().get(0);
    }
}
