package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** The steps that subscriptions wait with. */
final class Steps {

    private Steps() {
    }

    /** The first event that the selector and the predicate accept. */
    static <E> Step<E> first(EventSelector<E> selector, Predicate<? super E> predicate) {
        return new Step<>() {
            private E found;

            @Override
            public boolean offer(RecordedEvent event) {
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
        };
    }

    /** This many events that the selector accepts. */
    static <E> Step<List<E>> several(EventSelector<E> selector, int count) {
        return new Step<>() {
            private final List<RecordedEvent> accepted = new ArrayList<>();

            @Override
            public boolean offer(RecordedEvent event) {
                if (selector.matches(event)) {
                    accepted.add(event);
                }
                return accepted.size() == count;
            }

            @Override
            public List<E> result() {
                return accepted.stream().map(selector::value).toList();
            }

            @Override
            public List<RecordedEvent> accepted() {
                return List.copyOf(accepted);
            }
        };
    }
}
