package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.List;

import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.events.TestJournals;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkus.arc.All;

/** Records CDI events for the two taps that observe them. */
@Singleton
public class CdiRecorder {

    private final TestJournals journals;
    private final AfterCommit afterCommit;
    private final ClassValue<EventType> types = EventType.cache();

    public CdiRecorder(TestJournals journals, @All List<AfterCommit> afterCommit) {
        this.journals = journals;
        this.afterCommit = afterCommit.isEmpty() ? action -> {
        } : afterCommit.get(0);
    }

    /** What is thrown here would reach the code that fires: nothing is. */
    void record(Origin origin, Object event, EventMetadata metadata) {
        Journal journal = journals.current();
        if (journal == null) {
            return;
        }
        try {
            EventType type = types.get(event.getClass());
            if (type.isIgnored(metadata.getQualifiers())) {
                return;
            }
            String name = type.name();
            CdiEvent fired = new CdiEvent(event, metadata.getQualifiers());
            journal.record(origin, name, fired, null);
            if (origin == Origin.CDI) {
                afterCommit.run(() -> journal.record(Origin.CDI_COMMITTED, name, fired, null));
            }
        } catch (Throwable thrown) {
            journal.faults().add(origin.name(), thrown);
        }
    }
}
