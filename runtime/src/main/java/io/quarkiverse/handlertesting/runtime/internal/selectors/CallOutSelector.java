package io.quarkiverse.handlertesting.runtime.internal.selectors;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** Requests that the application has sent. */
public record CallOutSelector() implements EventSelector<CallOut> {

    @Override
    public boolean matches(RecordedEvent event) {
        return event.payload() instanceof CallOut;
    }

    @Override
    public CallOut value(RecordedEvent event) {
        return (CallOut) event.payload();
    }

    @Override
    public String description() {
        return "outgoing request";
    }
}
