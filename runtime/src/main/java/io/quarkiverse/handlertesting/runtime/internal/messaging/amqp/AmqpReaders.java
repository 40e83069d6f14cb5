package io.quarkiverse.handlertesting.runtime.internal.messaging.amqp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.spi.Connector;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Topics;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.BrokerMessages;
import io.quarkiverse.handlertesting.runtime.internal.messaging.BrokerReaders;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelAttributes;
import io.smallrye.reactive.messaging.amqp.AmqpConnector;

/** The channels of this application that read addresses of AMQP now. Thread-safe. */
@Singleton
public class AmqpReaders extends BrokerReaders {

    static final String CONNECTOR = AmqpConnector.CONNECTOR_NAME;

    /** Between an address of Artemis and one of its queues. */
    private static final String QUEUE = "::";

    private final AmqpConnector connector;
    private final Map<String, ChannelAttributes> channels = new ConcurrentHashMap<>();

    public AmqpReaders(ChannelDirectory directory, @Connector(CONNECTOR) AmqpConnector connector) {
        super(directory, CONNECTOR);
        this.connector = connector;
    }

    @Override
    public Optional<ChannelAttributes> add(String reader) {
        Optional<ChannelAttributes> added = super.add(reader);
        added.ifPresent(attributes -> channels.put(BrokerMessages.channel(reader), attributes));
        return added;
    }

    /** A queue gets the messages of its address, and those that are sent to it alone. */
    @Override
    protected Topics topics(ChannelAttributes channel) {
        String address = channel.topic();
        return new Topics(Stream.of(address, address.split(QUEUE)[0]).distinct().toList(), false);
    }

    /** The broker passes over a channel with a selector. */
    @Override
    protected boolean getsAll(ChannelAttributes channel) {
        return channel.find("selector").isEmpty();
    }

    /** @throws IllegalStateException if the application does not read the channel: a nack stops all channels of AMQP */
    void check(String channel) {
        if (readersOf(channel).findAny().isEmpty() || connector.getClients().isEmpty()) {
            throw new IllegalStateException("The application no longer reads the channel " + channel + ".");
        }
    }

    private ChannelAttributes attributesOf(String reader) {
        return channels.get(BrokerMessages.channel(reader));
    }

    /** The address that a channel reads, or one of its readers. */
    String addressOf(String reader) {
        return attributesOf(reader).topic();
    }

    /** The capabilities that a channel asks the broker for, such as {@code "queue"}. */
    List<String> capabilitiesOf(String reader) {
        return attributesOf(reader).find("capabilities")
                .map(names -> Arrays.stream(names.split(",")).map(String::strip).toList()).orElse(List.of());
    }

    /** The readers of a queue share it. Each reader of a topic gets all of its messages. */
    @Override
    public String groupOf(String reader) {
        return capabilitiesOf(reader).contains("topic") ? reader : addressOf(reader);
    }

    /** The groups of the readers of a channel. */
    Set<String> groupsOfChannel(String channel) {
        return readersOf(channel).map(this::groupOf).collect(Collectors.toSet());
    }
}
