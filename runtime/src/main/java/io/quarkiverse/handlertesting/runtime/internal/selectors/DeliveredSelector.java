package io.quarkiverse.handlertesting.runtime.internal.selectors;

import io.quarkiverse.handlertesting.events.Delivery;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** Messages that one channel has delivered to the application. */
public record DeliveredSelector(String channel) implements EventSelector<Delivery> {

    @Override
    public boolean matches(RecordedEvent event) {
        return event.payload() instanceof Delivery delivery && delivery.channel().equals(channel);
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
