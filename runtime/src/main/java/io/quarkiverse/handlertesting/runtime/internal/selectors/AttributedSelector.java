package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** Selects the events of another selector, except unattributed ones. */
public record AttributedSelector<E>(EventSelector<E> selector) implements EventSelector<E> {

    @Override
    public boolean matches(RecordedEvent event) {
        return event.cause() != null && selector.matches(event);
    }

    @Override
    public E value(RecordedEvent event) {
        return selector.value(event);
    }

    @Override
    public String description() {
        return "attributed " + selector.description();
    }

    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        // The timeline marks unattributed events itself.
        return event.cause() == null && selector.matches(event) ? Optional.empty() : selector.nearMiss(event);
    }
}
