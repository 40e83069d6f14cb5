package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;

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

    /** An address with a typing error, or in another case. */
    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        return event.origin() == Origin.EVENT_BUS && Suggestions.isNear(address, event.name())
                ? Optional.of("not \"" + address + "\"")
                : Optional.empty();
    }
}
