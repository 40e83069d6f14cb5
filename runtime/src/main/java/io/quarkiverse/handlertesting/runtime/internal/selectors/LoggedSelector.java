package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;

import org.jboss.logging.Logger.Level;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.LoggedRecord;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** Log records of this level or above. */
public record LoggedSelector(Level lowest) implements EventSelector<LoggedRecord> {

    @Override
    public boolean matches(RecordedEvent event) {
        return event.payload() instanceof LoggedRecord record && record.isFrom(lowest);
    }

    @Override
    public LoggedRecord value(RecordedEvent event) {
        return (LoggedRecord) event.payload();
    }

    @Override
    public String description() {
        return "log record from level " + lowest;
    }

    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        return event.payload() instanceof LoggedRecord record && !record.isFrom(lowest) ? Optional.of("below " + lowest)
                : Optional.empty();
    }
}
