package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/**
 * Events of any origin, by name.
 *
 * @param name the name as the timeline shows it, or the simple name of a CDI event whose type is nested
 */
public record NamedSelector(String name) implements EventSelector<RecordedEvent> {

    @Override
    public boolean matches(RecordedEvent event) {
        return name.equals(event.name())
                || event.name().endsWith(name) && event.payload() instanceof CdiEvent fired && isSimpleName(fired.event());
    }

    /** An anonymous class has an empty simple name, which is the name of a comment of a stream. */
    private boolean isSimpleName(Object event) {
        return !name.isEmpty() && name.equals(TypeText.declared(event.getClass()).getSimpleName());
    }

    @Override
    public RecordedEvent value(RecordedEvent event) {
        return event;
    }

    @Override
    public String description() {
        return "event named " + name;
    }

    /** A name with a typing error, or in another case. */
    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        String simple = event.name().substring(event.name().lastIndexOf('.') + 1);
        return Suggestions.isNear(name, event.name()) || Suggestions.isNear(name, simple)
                ? Optional.of("not \"" + name + "\"")
                : Optional.empty();
    }
}
