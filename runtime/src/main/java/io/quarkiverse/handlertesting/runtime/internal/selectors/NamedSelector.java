package io.quarkiverse.handlertesting.runtime.internal.selectors;

import io.quarkiverse.handlertesting.events.Event;
import io.quarkiverse.handlertesting.events.EventSelector;

/**
 * Events of any origin, by name.
 *
 * @param name the name, to the letter
 */
public record NamedSelector(String name) implements EventSelector<Event> {

    @Override
    public boolean matches(Event event) {
        return name.equals(event.name());
    }

    @Override
    public Event value(Event event) {
        return event;
    }

    @Override
    public String description() {
        return "event named " + name;
    }
}
