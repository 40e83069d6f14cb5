package io.quarkiverse.handlertesting.runtime.internal.journal;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/** One link of the journal. Readers follow {@link #next()} without a lock; the recording thread sets it once. */
final class Node {

    final RecordedEvent event;
    /** Whether the event has lost its cause: code of the application led to it, and not a job. */
    final boolean lost;
    private volatile Node next;

    Node(RecordedEvent event, boolean lost) {
        this.event = event;
        this.lost = lost;
    }

    /** The node after this one; {@code null} if this is the last one. */
    Node next() {
        return next;
    }

    void link(Node node) {
        next = node;
    }

    /** Its event's number; 0 for the head of a journal, which has no event. */
    long sequence() {
        return event == null ? 0 : event.sequence();
    }
}
