package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.MessageRequest;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkus.arc.All;

/** The injected {@link Channels}. */
@Singleton
public class ChannelsImpl implements Channels {

    private final MockedChannels channels;
    private final List<BrokerChannels> brokers;
    private final Deadlines deadlines;

    public ChannelsImpl(MockedChannels channels, @All List<BrokerChannels> brokers, EventsConfig config) {
        this.channels = channels;
        this.brokers = brokers;
        this.deadlines = Deadlines.of(config);
    }

    @Override
    public SentMessage send(String channel, Object payload) {
        return message(channel, payload).send();
    }

    @Override
    public MessageRequest message(String channel, Object payload) {
        if (channels.hasStopped()) {
            throw new IllegalStateException(MessageRequestImpl.stopped(channel));
        }
        TestChannel found = find(channel);
        found.reader().check(payload);
        return new MessageRequestImpl(channels, deadlines, found, payload);
    }

    private TestChannel find(String name) {
        String channel = channels.directory().incoming(name);
        return channels.find(channel, name)
                .or(() -> brokers.stream().flatMap(broker -> broker.find(channel, name).stream()).findFirst())
                .orElseThrow(() -> channels.directory().notMocked("incoming", channel));
    }
}
