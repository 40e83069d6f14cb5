package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.messaging.BrokerReaders;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelAttributes;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;

/** The channels of this application that read topics of Kafka now. Thread-safe. */
@Singleton
public class KafkaReaders extends BrokerReaders {

    private static final Pattern CONNECTION = Pattern
            .compile("bootstrap\\.servers|client\\.dns\\.lookup|(security|sasl|ssl)\\..*");

    private final ChannelDirectory directory;
    private final KafkaConnector connector;

    public KafkaReaders(ChannelDirectory directory, @Connector(KafkaFormat.CONNECTOR) KafkaConnector connector) {
        super(directory, KafkaFormat.CONNECTOR);
        this.directory = directory;
        this.connector = connector;
    }

    @Override
    public Optional<ChannelAttributes> add(String reader) {
        Optional<ChannelAttributes> added = super.add(reader);
        added.map(KafkaReader::topicsOfNacked).ifPresent(topics -> topics.forEach(directory::addDeadLetters));
        return added;
    }

    /**
     * How the client of a channel reaches its broker.
     *
     * @throws IllegalStateException if the application does not read the channel
     */
    Map<String, Object> connectionOf(String channel) {
        KafkaConsumer<?, ?> consumer = readersOf(channel).findFirst().<KafkaConsumer<?, ?>> map(connector::getConsumer)
                .orElseThrow(() -> new IllegalStateException("The application no longer reads the channel " + channel + "."));
        Map<String, Object> connection = new HashMap<>();
        consumer.configuration().forEach((name, value) -> {
            if (value != null && CONNECTION.matcher(name).matches()) {
                connection.put(name, value);
            }
        });
        return connection;
    }

    /** The default is the name of the application. */
    @Override
    public String groupOf(String reader) {
        KafkaConsumer<?, ?> consumer = connector.getConsumer(reader);
        Object group = consumer == null ? null : consumer.configuration().get(ConsumerConfig.GROUP_ID_CONFIG);
        return group == null ? reader : group.toString();
    }
}
