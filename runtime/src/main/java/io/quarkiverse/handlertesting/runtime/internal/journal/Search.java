package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/**
 * One walk along the journal until a {@link Goal} is reached. The wait resumes the search whenever an event is recorded.
 *
 * @param <R> the type of the result of the wait
 */
final class Search<R> {

    private final Subscription<?> subscription;
    private final Journal journal;
    private final Goal<R> goal;
    private final Deadline deadline;
    private Node last;

    /**
     * @param from the node before the first one to look at
     */
    Search(Subscription<?> subscription, Node from, Goal<R> goal, Deadline deadline) {
        this.subscription = subscription;
        this.journal = subscription.journal;
        this.last = from;
        this.goal = goal;
        this.deadline = deadline;
    }

    /** Looks at the events recorded since the last call; {@code null} if the wait must continue. */
    Outcome<R> poll() {
        // Read before the events, so that events recorded before the end are still looked at.
        boolean ended = journal.isClosed() || subscription.isClosed();
        long now = journal.elapsed();
        if (journal.notRecorded() > 0) {
            return new Outcome.Overflowed<>();
        }
        for (Node node = last.next(); subscription.includes(node); node = node.next()) {
            last = node;
            Outcome<R> outcome = look(node);
            if (outcome != null) {
                return outcome;
            }
        }
        if (ended) {
            return new Outcome.Closed<>();
        }
        return now >= deadline.graceUntil() ? new Outcome.TimedOut<>(goal.accepted(), null) : null;
    }

    private Outcome<R> look(Node node) {
        RecordedEvent event = node.event;
        try {
            if (!goal.isReachedBy(event)) {
                return null;
            }
            return deadline.isLate(event.nanos()) ? new Outcome.TimedOut<>(goal.accepted(), event)
                    : new Outcome.Found<>(goal.result(), node);
        } catch (Throwable thrown) {
            return new Outcome.Failed<>(event, thrown);
        }
    }

    /** Nanoseconds until there is nothing left to wait for. */
    long remaining() {
        return deadline.graceUntil() == Long.MAX_VALUE ? Long.MAX_VALUE : deadline.graceUntil() - journal.elapsed();
    }

    /**
     * The event or events that a wait looks for. A goal sees the events of the journal in order, and keeps the events that it
     * needs. Each search has a goal of its own.
     */
    interface Goal<R> {

        /** Sees the next event, and says whether it completes the goal. */
        boolean isReachedBy(RecordedEvent event);

        /** The result of the wait, once the goal is reached. */
        R result();

        /** The events that the goal has accepted so far. */
        List<RecordedEvent> accepted();

        /** The first event that the selector and the predicate accept. */
        static <E> Goal<E> first(EventSelector<E> selector, Predicate<? super E> predicate) {
            return new First<>(selector, predicate);
        }

        /** This many events that the selector accepts. */
        static <E> Goal<List<E>> several(EventSelector<E> selector, int count) {
            return new Several<>(selector, count);
        }
    }

    private static final class First<E> implements Goal<E> {

        private final EventSelector<E> selector;
        private final Predicate<? super E> predicate;
        private E found;

        First(EventSelector<E> selector, Predicate<? super E> predicate) {
            this.selector = selector;
            this.predicate = predicate;
        }

        @Override
        public boolean isReachedBy(RecordedEvent event) {
            if (!selector.matches(event)) {
                return false;
            }
            found = selector.value(event);
            return predicate.test(found);
        }

        @Override
        public E result() {
            return found;
        }

        @Override
        public List<RecordedEvent> accepted() {
            return List.of();
        }
    }

    private static final class Several<E> implements Goal<List<E>> {

        private final EventSelector<E> selector;
        private final int count;
        private final List<RecordedEvent> accepted = new ArrayList<>();
        private final List<E> values = new ArrayList<>();

        Several(EventSelector<E> selector, int count) {
            this.selector = selector;
            this.count = count;
        }

        @Override
        public boolean isReachedBy(RecordedEvent event) {
            if (selector.matches(event)) {
                values.add(selector.value(event));
                accepted.add(event);
            }
            return accepted.size() == count;
        }

        @Override
        public List<E> result() {
            // Not List.copyOf: a custom selector may return null.
            return Collections.unmodifiableList(values);
        }

        @Override
        public List<RecordedEvent> accepted() {
            return List.copyOf(accepted);
        }
    }
}
