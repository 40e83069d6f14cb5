package io.quarkiverse.handlertesting.runtime.internal.journal;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** Selectors, as the recording thread may ask them. */
final class Selection {

    private Selection() {
    }

    /** Whether a reader has to look at the event. What the selector throws is left for that reader to meet and report. */
    static boolean mayMatch(EventSelector<?> selector, RecordedEvent event) {
        try {
            return selector.matches(event);
        } catch (Throwable thrown) {
            return true;
        }
    }
}
