package io.quarkiverse.handlertesting.runtime.internal.messaging;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.MessageRequest;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;

/** The injected {@link Channels}. */
@Singleton
public class ChannelsImpl implements Channels {

    private final MockedChannels channels;
    private final Deadlines deadlines;

    public ChannelsImpl(MockedChannels channels, EventsConfig config) {
        this.channels = channels;
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
        IncomingChannel found = channels.find(channel);
        found.reader().check(payload);
        return new MessageRequestImpl(channels, deadlines, found, payload);
    }
}
