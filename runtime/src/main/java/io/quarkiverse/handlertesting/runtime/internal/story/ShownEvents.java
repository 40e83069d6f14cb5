package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.events.LoggedRecord;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/**
 * The events that a failure message shows: without log records below WARN, and without those by which a framework logs an
 * exception that has a line of its own.
 */
public final class ShownEvents {

    private static final int MAX_CAUSES = 100;

    private ShownEvents() {
    }

    /** @param remarked the events that are shown anyway, since the message says something about them */
    public static List<RecordedEvent> of(List<RecordedEvent> events, Predicate<RecordedEvent> remarked) {
        Set<Throwable> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        events.stream().filter(event -> event.origin() == Origin.FAILURE).map(RecordedEvent::failure).forEach(shown::add);
        return events.stream().filter(event -> !(event.payload() instanceof LoggedRecord logged)
                || isTelling(logged, shown) || remarked.test(event)).toList();
    }

    /** Whether a log record says what no other event says. */
    static boolean isTelling(LoggedRecord logged, Set<Throwable> failures) {
        return logged.isWarning()
                && (ApplicationFrames.isApplication(logged.logger()) || !isOneOf(failures, logged.thrown()));
    }

    /** Whether the exception, or a cause of it, is one of these. */
    static boolean isOneOf(Set<Throwable> failures, Throwable thrown) {
        // Exceptions may be causes of each other.
        int left = MAX_CAUSES;
        for (Throwable at = thrown; at != null && left > 0; at = at.getCause(), left--) {
            if (failures.contains(at)) {
                return true;
            }
        }
        return false;
    }
}
