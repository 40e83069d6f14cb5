package io.quarkiverse.handlertesting.events;

import java.util.Optional;

/**
 * Says which events a subscription sees, and what it hands out for each. {@link Selectors} has the usual ones.
 * <p>
 * {@link #matches(RecordedEvent)} also runs on the threads of the application that record the events: it must be quick, must
 * not
 * block, and must be thread-safe. What it throws never reaches the application, but fails the wait.
 *
 * @param <E> what a subscription hands out
 */
public interface EventSelector<E> {

    /** Whether this event belongs to the subscription. */
    boolean matches(RecordedEvent event);

    /** What the subscription hands out for an event that matches. Called on the thread that reads the subscription. */
    E value(RecordedEvent event);

    /** What is expected, for the first line of a failure message: {@code "call of DownloadRequests.update"}. */
    String description();

    /**
     * Why an event that does not match comes close, for the failure message: {@code "fired, not committed"}.
     *
     * @return empty if it does not come close
     */
    default Optional<String> nearMiss(RecordedEvent event) {
        return Optional.empty();
    }
}
