package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.List;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/** How a wait ended. */
sealed interface Outcome<R> {

    /** @param last the event that completed it */
    record Found<R>(R result, Node last) implements Outcome<R> {
    }

    /**
     * @param accepted the events seen until then
     * @param late the event that would have completed it in time; {@code null} if there is none
     */
    record TimedOut<R>(List<RecordedEvent> accepted, RecordedEvent late) implements Outcome<R> {
    }

    /** The test or the subscription ended. */
    record Closed<R>() implements Outcome<R> {
    }

    /** The journal is full. */
    record Overflowed<R>() implements Outcome<R> {
    }

    /** @param at the event that the predicate or the selector threw for */
    record Failed<R>(RecordedEvent at, Throwable cause) implements Outcome<R> {
    }
}
