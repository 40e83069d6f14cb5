package io.quarkiverse.handlertesting.runtime.internal.selectors;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/**
 * Events of any origin, by name.
 *
 * @param name the name, to the letter
 */
public record NamedSelector(String name) implements EventSelector<RecordedEvent> {

    @Override
    public boolean matches(RecordedEvent event) {
        return name.equals(event.name());
    }

    @Override
    public RecordedEvent value(RecordedEvent event) {
        return event;
    }

    @Override
    public String description() {
        return "event named " + name;
    }
}
