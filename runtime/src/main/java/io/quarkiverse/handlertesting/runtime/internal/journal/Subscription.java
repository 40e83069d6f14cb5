package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.journal.UnreadReport.Unread;
import io.quarkiverse.handlertesting.runtime.internal.journal.WaitFailure.Matching;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;

/** The state that the views of one subscription share: its cursor, and how far its events have been read. */
final class Subscription<E> {

    private static final long OPEN = Long.MAX_VALUE;

    final Journal journal;
    final EventSelector<E> selector;
    /** The node before the first event that this subscription sees. */
    final Node start;
    /** The last node that a wait has read. */
    private final AtomicReference<Node> position;
    /** The number of the last event that was read in any way: waits, streams, {@code seen}. */
    private final AtomicLong readUpTo;
    /** The number of the last event that this subscription sees. */
    private volatile long end = OPEN;
    private volatile boolean remainingIgnored;

    Subscription(Journal journal, EventSelector<E> selector, Node start) {
        this.journal = journal;
        this.selector = selector;
        this.start = start;
        this.position = new AtomicReference<>(start);
        this.readUpTo = new AtomicLong(start.sequence());
    }

    Node position() {
        return position.get();
    }

    /** Moves the cursor, unless another reader has moved it since {@code from} was read. */
    boolean advance(Node from, Node to) {
        if (!position.compareAndSet(from, to)) {
            return false;
        }
        markRead(to.sequence());
        return true;
    }

    /** Moves the cursor forward to this node, never back. */
    void advanceTo(Node to) {
        position.accumulateAndGet(to, (old, other) -> old.sequence() >= other.sequence() ? old : other);
        markRead(to.sequence());
    }

    void markRead(long sequence) {
        readUpTo.accumulateAndGet(sequence, Math::max);
    }

    /** All events of this subscription so far; fails if the journal is full, since later ones are missing. */
    List<E> seen() {
        if (journal.notRecorded() > 0) {
            throw WaitFailure.incomplete(this, start);
        }
        List<E> values = new ArrayList<>();
        Node last = start;
        for (Node node = start.next(); includes(node); node = node.next()) {
            last = node;
            if (selector.matches(node.event)) {
                values.add(selector.value(node.event));
            }
        }
        markRead(last.sequence());
        // Not List.copyOf: a custom selector may return null.
        return Collections.unmodifiableList(values);
    }

    /** Whether a reader has to look at the event. If the selector throws, that reader meets the exception and reports it. */
    boolean mayMatch(RecordedEvent event) {
        try {
            return selector.matches(event);
        } catch (Throwable thrown) {
            return true;
        }
    }

    /** The events of this subscription that the test has read in any way. */
    List<RecordedEvent> read() {
        List<RecordedEvent> read = new ArrayList<>();
        long last = readUpTo.get();
        for (Node node = start.next(); node != null && node.sequence() <= last; node = node.next()) {
            if (mayMatch(node.event)) {
                read.add(node.event);
            }
        }
        return read;
    }

    Unread unread() {
        List<RecordedEvent> events = new ArrayList<>();
        if (!isClosed() && !remainingIgnored) {
            if (journal.notRecorded() > 0) {
                throw WaitFailure.incomplete(this, start);
            }
            long read = readUpTo.get();
            for (Node node = start.next(); node != null; node = node.next()) {
                if (node.sequence() > read && !node.event.origin().isDetail() && mayMatch(node.event)) {
                    events.add(node.event);
                }
            }
        }
        return new Unread(selector.description(), List.copyOf(events), events.isEmpty() ? List.of() : read());
    }

    /** Whether the test has read the event of this node here. */
    boolean hasRead(Node node) {
        try {
            return node.sequence() > start.sequence() && node.sequence() <= readUpTo.get() && includes(node)
                    && selector.matches(node.event);
        } catch (Throwable thrown) {
            return false;
        }
    }

    /** The remark on an event in the failure message of a wait that began at {@code from}: a near miss, for example. */
    Optional<String> remark(RecordedEvent event, Node from, Matching matching) {
        try {
            if (!selector.matches(event)) {
                return selector.nearMiss(event);
            }
        } catch (Throwable thrown) {
            return Optional.of("the selector threw " + FailureText.of(thrown));
        }
        if (event.sequence() <= start.sequence()) {
            return Optional.of("before this subscription");
        }
        if (event.sequence() <= from.sequence()) {
            return Optional.of("already read");
        }
        return matching == null ? Optional.empty() : Optional.of(WaitFailure.NOT + matching.text());
    }

    void ignoreRemaining() {
        remainingIgnored = true;
    }

    boolean isClosed() {
        return end != OPEN;
    }

    /**
     * Whether this subscription sees the event of the node: it has none of those recorded after its close.
     *
     * @param node {@code null} after the last node of the journal
     */
    boolean includes(Node node) {
        return node != null && node.sequence() <= end;
    }

    synchronized void close() {
        if (!isClosed()) {
            end = journal.last();
            journal.wakeAll();
        }
    }
}
