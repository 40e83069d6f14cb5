package io.quarkiverse.handlertesting.events;

import java.util.Optional;

/**
 * Decides which events a subscription sees, and which value the subscription returns for each. {@link Selectors} has
 * selectors for the usual cases.
 * <p>
 * {@link #matches(RecordedEvent)} also runs on the threads of the application that record the events: it must be fast and
 * thread-safe, and must not block. An exception that it throws fails the wait, and never reaches the application.
 *
 * @param <E> the type of the values that a subscription returns
 */
public interface EventSelector<E> {

    /** Whether the subscription sees this event. */
    boolean matches(RecordedEvent event);

    /** The value that the subscription returns for a matching event. Called on the thread that reads the subscription. */
    E value(RecordedEvent event);

    /** The expected event, for the first line of a failure message: {@code "call of DownloadRequests.update"}. */
    String description();

    /**
     * The remark on a near miss, an event that does not match but is close to a match, for the failure message:
     * {@code "fired, not committed"}.
     *
     * @return empty if the event is not close
     */
    default Optional<String> nearMiss(RecordedEvent event) {
        return Optional.empty();
    }
}
