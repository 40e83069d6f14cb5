package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.FailedWork;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/** Work that an exception of this type, or a subtype, has ended. */
public record FailedSelector(Class<? extends Throwable> type) implements EventSelector<FailedWork> {

    @Override
    public boolean matches(RecordedEvent event) {
        return event.payload() instanceof FailedWork failed && type.isInstance(failed.thrown());
    }

    @Override
    public FailedWork value(RecordedEvent event) {
        return (FailedWork) event.payload();
    }

    @Override
    public String description() {
        return "work that ended with " + TypeText.name(type);
    }

    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        return event.payload() instanceof FailedWork failed && !type.isInstance(failed.thrown())
                ? Optional.of("not " + TypeText.name(type))
                : Optional.empty();
    }
}
