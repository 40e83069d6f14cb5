package io.quarkiverse.handlertesting.runtime.internal.selectors;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/**
 * Messages of the event bus, by address.
 *
 * @param address the exact address
 */
public record PublishedSelector(String address) implements EventSelector<BusMessage> {

    @Override
    public boolean matches(RecordedEvent event) {
        return event.origin() == Origin.EVENT_BUS && address.equals(event.name());
    }

    @Override
    public BusMessage value(RecordedEvent event) {
        return (BusMessage) event.payload();
    }

    @Override
    public String description() {
        return "message on " + address;
    }
}
