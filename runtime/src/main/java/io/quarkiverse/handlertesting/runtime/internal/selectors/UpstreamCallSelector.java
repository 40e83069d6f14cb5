package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;

import com.github.tomakehurst.wiremock.matching.RequestPattern;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * Calls of the application to one upstream.
 *
 * @param pattern that they match; {@code null} for any
 * @param text the pattern, as messages name it
 */
public record UpstreamCallSelector(String upstream, RequestPattern pattern,
        String text) implements EventSelector<UpstreamCall> {

    @Override
    public boolean matches(RecordedEvent event) {
        return isSame(event) && (pattern == null || pattern.match(value(event).request()).isExactMatch());
    }

    @Override
    public UpstreamCall value(RecordedEvent event) {
        return (UpstreamCall) event.payload();
    }

    @Override
    public String description() {
        return "call of " + upstream + (pattern == null ? "" : " that matches " + text);
    }

    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        return isSame(event) ? Optional.of("does not match") : Optional.empty();
    }

    private boolean isSame(RecordedEvent event) {
        return event.payload() instanceof UpstreamCall call && call.upstream().equals(upstream);
    }
}
