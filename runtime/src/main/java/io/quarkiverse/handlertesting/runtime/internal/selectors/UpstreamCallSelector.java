package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * Calls of the application to one upstream.
 *
 * @param filter whether a call matches
 * @param text the filter, as messages name it; empty if any call matches
 */
public record UpstreamCallSelector(String upstream, Predicate<UpstreamCall> filter,
        String text) implements EventSelector<UpstreamCall> {

    public static UpstreamCallSelector any(String upstream) {
        return new UpstreamCallSelector(upstream, call -> true, "");
    }

    @Override
    public boolean matches(RecordedEvent event) {
        return isSame(event) && filter.test(value(event));
    }

    @Override
    public UpstreamCall value(RecordedEvent event) {
        return (UpstreamCall) event.payload();
    }

    @Override
    public String description() {
        return "call of " + upstream + (text.isEmpty() ? "" : " that matches " + text);
    }

    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        return isSame(event) ? Optional.of("does not match") : Optional.empty();
    }

    private boolean isSame(RecordedEvent event) {
        return event.payload() instanceof UpstreamCall call && call.upstream().equals(upstream);
    }
}
