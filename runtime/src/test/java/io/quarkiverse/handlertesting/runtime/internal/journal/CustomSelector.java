package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** A selector as a test might write it: any part of it may throw an exception. */
record CustomSelector(Predicate<RecordedEvent> accepted, Function<RecordedEvent, Object> read)
        implements
            EventSelector<Object> {

    @Override
    public boolean matches(RecordedEvent event) {
        return accepted.test(event);
    }

    @Override
    public Object value(RecordedEvent event) {
        return read.apply(event);
    }

    @Override
    public String description() {
        return "custom event";
    }

    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        return Optional.empty();
    }
}
