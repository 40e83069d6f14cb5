package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.events.UnwritableMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;

/** Messages that the application sent to one channel, or to one topic. */
public final class SentSelector implements EventSelector<ChannelMessage> {

    private final String channel;
    private final boolean isChannel;

    /** @param channel the name of a channel; else a topic */
    public SentSelector(String channel) {
        this.channel = channel;
        this.isChannel = Beans.find(ChannelDirectory.class).map(known -> known.isOutgoing(channel)).orElse(false);
    }

    public String channel() {
        return channel;
    }

    @Override
    public boolean matches(RecordedEvent event) {
        return event.payload() instanceof ChannelMessage message
                && channel.equals(isChannel ? event.name() : message.topic());
    }

    @Override
    public ChannelMessage value(RecordedEvent event) {
        return (ChannelMessage) event.payload();
    }

    @Override
    public String description() {
        return "message to " + channel;
    }

    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        return event.payload() instanceof UnwritableMessage message && channel.equals(message.channel())
                ? Optional.of("not written")
                : Optional.empty();
    }
}
