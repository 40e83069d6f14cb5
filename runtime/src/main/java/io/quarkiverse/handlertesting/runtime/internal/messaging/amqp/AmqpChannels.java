package io.quarkiverse.handlertesting.runtime.internal.messaging.amqp;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.messaging.BrokerChannels;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelAttributes;
import io.quarkiverse.handlertesting.runtime.internal.messaging.PlainFormat;
import io.quarkiverse.handlertesting.runtime.internal.messaging.TestChannel;

/** The incoming channels that read a broker of AMQP. */
@Singleton
public class AmqpChannels implements BrokerChannels {

    private final PlainFormat format = new PlainFormat();
    private final AmqpReaders readers;
    private final AmqpFlights flights;
    private final AmqpSenders senders;
    private final ChannelDirectory directory;

    public AmqpChannels(AmqpReaders readers, AmqpFlights flights, AmqpSenders senders, ChannelDirectory directory) {
        this.readers = readers;
        this.flights = flights;
        this.senders = senders;
        this.directory = directory;
    }

    @Override
    public Optional<TestChannel> find(String channel, String name) {
        return ChannelAttributes.of("incoming", channel, AmqpReaders.CONNECTOR)
                .map(attributes -> new AmqpChannel(channel, name.equals(channel) ? attributes.topic() : name,
                        format.reader(attributes, directory.typeOf(channel)), readers, flights, senders));
    }
}
