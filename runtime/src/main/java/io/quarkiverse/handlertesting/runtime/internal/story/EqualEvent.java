package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/** Events that read alike, except for their durations. */
public final class EqualEvent {

    private EqualEvent() {
    }

    /** The last of these events that happened before this one and reads like it. */
    public static Optional<RecordedEvent> before(RecordedEvent event, List<RecordedEvent> others) {
        String text = text(event);
        return others.stream().filter(other -> other.sequence() < event.sequence() && other.origin() == event.origin()
                && text(other).equals(text)).reduce((first, last) -> last);
    }

    private static String text(RecordedEvent event) {
        return Folding.withoutDurations(String.valueOf(event.payload()));
    }
}
