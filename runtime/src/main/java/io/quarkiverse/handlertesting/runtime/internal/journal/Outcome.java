package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.List;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/** How a wait ended. */
sealed interface Outcome<R> {

    /** @param last the node of the event that completed the wait */
    record Found<R>(R result, Node last) implements Outcome<R> {
    }

    /**
     * @param accepted the events that the goal has accepted
     * @param late the event that reached the goal after the deadline; {@code null} if there was no such event
     */
    record TimedOut<R>(List<RecordedEvent> accepted, RecordedEvent late) implements Outcome<R> {
    }

    /** The test or the subscription ended. */
    record Closed<R>() implements Outcome<R> {
    }

    /** The journal is full. */
    record Overflowed<R>() implements Outcome<R> {
    }

    /** @param at the event for which the predicate or the selector threw the exception */
    record Failed<R>(RecordedEvent at, Throwable cause) implements Outcome<R> {
    }
}
