package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** CDI events by type and qualifiers, seen when they are fired. */
public final class FiredSelector<T> implements EventSelector<T> {

    private final Qualifiers<T> qualifiers;

    public FiredSelector(Class<T> type, Set<Annotation> required) {
        this.qualifiers = new Qualifiers<>(type, required);
    }

    public Class<T> type() {
        return qualifiers.type();
    }

    @Override
    public boolean matches(RecordedEvent event) {
        return fired(event) && qualifiers.match((CdiEvent) event.payload());
    }

    @Override
    public T value(RecordedEvent event) {
        return type().cast(((CdiEvent) event.payload()).event());
    }

    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        if (fired(event) && event.payload() instanceof CdiEvent fired && type().isInstance(fired.event())) {
            return Optional.of(qualifiers.missing(fired));
        }
        return Optional.empty();
    }

    @Override
    public String description() {
        return qualifiers.description();
    }

    private static boolean fired(RecordedEvent event) {
        return event.origin() == Origin.CDI || event.origin() == Origin.CDI_ASYNC;
    }
}
