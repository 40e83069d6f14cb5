package io.quarkiverse.handlertesting.runtime.internal.selectors;

import io.quarkiverse.handlertesting.events.Event;
import io.quarkiverse.handlertesting.events.EventSelector;

/** Every event. */
public record AllSelector() implements EventSelector<Event> {

    @Override
    public boolean matches(Event event) {
        return true;
    }

    @Override
    public Event value(Event event) {
        return event;
    }

    @Override
    public String description() {
        return "event";
    }
}
