package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.Origin;

/** Records each event that is fired with {@code fireAsync}. */
@Singleton
public class CdiAsyncTap {

    private final CdiEvents recorder;

    public CdiAsyncTap(CdiEvents recorder) {
        this.recorder = recorder;
    }

    void fired(@ObservesAsync @Any @Priority(1) Object event, EventMetadata metadata) {
        recorder.record(Origin.CDI_ASYNC, event, metadata);
    }
}
