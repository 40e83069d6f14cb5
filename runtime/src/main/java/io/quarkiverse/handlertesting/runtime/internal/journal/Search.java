package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.function.BooleanSupplier;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/** One walk along the journal in search of a {@link Step}'s end; it is taken up again whenever something was recorded. */
final class Search<R> {

    private final Journal journal;
    private final Step<R> step;
    private final Deadline deadline;
    private final BooleanSupplier closed;
    private Node last;

    /**
     * @param from the node before the first that is looked at
     * @param closed whether the subscription has been closed
     */
    Search(Journal journal, Node from, Step<R> step, Deadline deadline, BooleanSupplier closed) {
        this.journal = journal;
        this.last = from;
        this.step = step;
        this.deadline = deadline;
        this.closed = closed;
    }

    /** Looks at what has been recorded since the last call; {@code null} if the wait has to go on. */
    Outcome<R> poll() {
        // Read before the events: what was recorded before the end is still looked at.
        boolean ended = journal.isClosed() || closed.getAsBoolean();
        long now = journal.elapsed();
        if (journal.notRecorded() > 0) {
            return new Outcome.Overflowed<>();
        }
        for (Node node = last.next(); node != null; node = node.next()) {
            last = node;
            Outcome<R> outcome = look(node);
            if (outcome != null) {
                return outcome;
            }
        }
        if (ended) {
            return new Outcome.Closed<>();
        }
        return now >= deadline.graceUntil() ? new Outcome.TimedOut<>(step.accepted(), null) : null;
    }

    private Outcome<R> look(Node node) {
        RecordedEvent event = node.event;
        try {
            if (!step.offer(event)) {
                return null;
            }
        } catch (Throwable thrown) {
            return new Outcome.Failed<>(event, thrown);
        }
        return deadline.isLate(event.nanos()) ? new Outcome.TimedOut<>(step.accepted(), event)
                : new Outcome.Found<>(step.result(), node);
    }

    /** Nanoseconds until there is nothing left to wait for. */
    long remaining() {
        return deadline.graceUntil() == Long.MAX_VALUE ? Long.MAX_VALUE : deadline.graceUntil() - journal.elapsed();
    }
}
