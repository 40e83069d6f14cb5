package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Topics;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelAttributes;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;

/** The channels of this application that read topics of Kafka now. Thread-safe. */
@Singleton
public class KafkaReaders {

    private static final Pattern CONNECTION = Pattern
            .compile("bootstrap\\.servers|client\\.dns\\.lookup|(security|sasl|ssl)\\..*");

    private final ChannelDirectory directory;
    private final KafkaConnector connector;
    private final Map<String, Topics> reading = new ConcurrentHashMap<>();

    public KafkaReaders(ChannelDirectory directory, @Connector(KafkaFormat.CONNECTOR) KafkaConnector connector) {
        this.directory = directory;
        this.connector = connector;
    }

    void add(String channel) {
        ChannelAttributes.of("incoming", channel, KafkaFormat.CONNECTOR).ifPresent(attributes -> {
            directory.addIncoming(channel, attributes.topics());
            KafkaReader.deadLetterTopic(attributes).ifPresent(directory::addDeadLetters);
            reading.put(channel, attributes.topics());
        });
    }

    void remove(String channel) {
        reading.remove(channel);
    }

    /** The groups that read a topic: one consumer of each gets a record. */
    Set<String> groupsOf(String topic) {
        return reading.entrySet().stream().filter(channel -> channel.getValue().contain(topic))
                .map(channel -> groupOf(channel.getKey())).collect(Collectors.toSet());
    }

    /** The consumers of a topic that are in these groups: {@code "Shop.accept, Audit.check"}. */
    String consumersOf(String topic, Set<String> groups) {
        return reading.entrySet().stream()
                .filter(channel -> channel.getValue().contain(topic) && groups.contains(groupOf(channel.getKey())))
                .map(channel -> directory.consumersOf(channel.getKey()))
                .map(methods -> methods.isEmpty() ? "its consumer" : methods).sorted().collect(Collectors.joining(", "));
    }

    /**
     * How the client of a channel reaches its broker.
     *
     * @throws IllegalStateException if the application does not read the channel
     */
    Map<String, Object> connectionOf(String channel) {
        KafkaConsumer<?, ?> consumer = reading.containsKey(channel) ? connector.getConsumer(channel) : null;
        if (consumer == null) {
            throw new IllegalStateException("The application no longer reads the channel " + channel + ".");
        }
        Map<String, Object> connection = new HashMap<>();
        consumer.configuration().forEach((name, value) -> {
            if (value != null && CONNECTION.matcher(name).matches()) {
                connection.put(name, value);
            }
        });
        return connection;
    }

    /** The group of a channel. Several channels may have one, such as the default, the name of the application. */
    String groupOf(String channel) {
        KafkaConsumer<?, ?> consumer = connector.getConsumer(channel);
        Object group = consumer == null ? null : consumer.configuration().get(ConsumerConfig.GROUP_ID_CONFIG);
        return group == null ? channel : group.toString();
    }
}
