package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.EndedSpan;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;

/** Spans with this name that have ended. */
public record SpanSelector(String name) implements EventSelector<EndedSpan> {

    @Override
    public boolean matches(RecordedEvent event) {
        return event.payload() instanceof EndedSpan span && span.name().equals(name);
    }

    @Override
    public EndedSpan value(RecordedEvent event) {
        return (EndedSpan) event.payload();
    }

    @Override
    public String description() {
        return "span " + name;
    }

    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        return event.payload() instanceof EndedSpan span && Suggestions.isNear(name, span.name())
                ? Optional.of("not \"" + name + "\"")
                : Optional.empty();
    }
}
