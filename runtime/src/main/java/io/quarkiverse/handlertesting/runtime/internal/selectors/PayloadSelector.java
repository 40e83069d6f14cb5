package io.quarkiverse.handlertesting.runtime.internal.selectors;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** All events of one origin. */
public record PayloadSelector<T>(Origin origin, Class<T> type, String description) implements EventSelector<T> {

    @Override
    public boolean matches(RecordedEvent event) {
        return event.origin() == origin;
    }

    @Override
    public T value(RecordedEvent event) {
        return type.cast(event.payload());
    }
}
