package io.quarkiverse.handlertesting.runtime.internal.selectors;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** Every event, except details. */
public record AllSelector() implements EventSelector<RecordedEvent> {

    @Override
    public boolean matches(RecordedEvent event) {
        return !event.origin().isDetail();
    }

    @Override
    public RecordedEvent value(RecordedEvent event) {
        return event;
    }

    @Override
    public String description() {
        return "event";
    }
}
