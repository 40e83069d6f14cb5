package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.List;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/**
 * What a wait looks for. A step sees the events of the journal in order, and remembers what it needs; it serves one scan.
 *
 * @param <R> what the wait returns
 */
interface Step<R> {

    /** Sees the next event; {@code true} if the wait has what it wants. */
    boolean offer(RecordedEvent event);

    /** What the wait returns, once {@link #offer} has said {@code true}. */
    R result();

    /** The events that it has accepted so far. */
    List<RecordedEvent> accepted();
}
