package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.Delivery;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;

/** Messages that one channel, or the channel of one topic, has delivered to the application. */
public final class DeliveredSelector implements EventSelector<Delivery> {

    private final String channel;
    private final Optional<ChannelDirectory> directory;

    /** @param channel the name of a channel; else a topic */
    public DeliveredSelector(String channel) {
        this.channel = channel;
        this.directory = Beans.find(ChannelDirectory.class);
    }

    public String channel() {
        return channel;
    }

    @Override
    public boolean matches(RecordedEvent event) {
        return event.payload() instanceof Delivery delivery
                && directory.map(known -> known.isIncoming(delivery.channel(), channel)).orElse(false);
    }

    @Override
    public Delivery value(RecordedEvent event) {
        return (Delivery) event.payload();
    }

    @Override
    public String description() {
        return "delivery of " + channel;
    }
}
