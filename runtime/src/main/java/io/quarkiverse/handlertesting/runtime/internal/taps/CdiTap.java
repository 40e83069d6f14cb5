package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.Origin;

/** Records each event that is fired synchronously, before the observers of the application run. */
@Singleton
public class CdiTap {

    private final CdiEvents recorder;

    public CdiTap(CdiEvents recorder) {
        this.recorder = recorder;
    }

    void fired(@Observes @Any @Priority(Integer.MIN_VALUE) Object event, EventMetadata metadata) {
        recorder.record(Origin.CDI, event, metadata);
    }
}
