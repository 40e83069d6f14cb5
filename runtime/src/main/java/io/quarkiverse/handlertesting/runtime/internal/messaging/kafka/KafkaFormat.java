package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelAttributes;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat;
import io.smallrye.reactive.messaging.kafka.DeserializationFailureHandler;

/** Messages of Kafka: written and read by the serializers and deserializers of their channel. */
@Singleton
public class KafkaFormat implements ChannelFormat {

    static final String CONNECTOR = "smallrye-kafka";

    private final ChannelDirectory directory;
    private final Instance<DeserializationFailureHandler<?>> failureHandlers;

    public KafkaFormat(ChannelDirectory directory, @Any Instance<DeserializationFailureHandler<?>> failureHandlers) {
        this.directory = directory;
        this.failureHandlers = failureHandlers;
    }

    @Override
    public boolean isOf(String connector) {
        return connector.equals(CONNECTOR);
    }

    @Override
    public Reader reader(ChannelAttributes channel, String type) {
        KafkaReader reader = new KafkaReader(channel, type, failureHandlers);
        KafkaReader.topicsOfNacked(channel).forEach(directory::addDeadLetters);
        return reader;
    }

    @Override
    public Writer writer(ChannelAttributes channel) {
        return new KafkaWriter(channel);
    }
}
