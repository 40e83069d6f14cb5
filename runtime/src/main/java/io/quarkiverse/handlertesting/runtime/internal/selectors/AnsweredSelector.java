package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.Event;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;

/** Exchanges of one method and path that have been answered. */
public record AnsweredSelector(String method, String path) implements EventSelector<HttpExchange> {

    @Override
    public boolean matches(Event event) {
        return isSame(event) && value(event).stage() == Stage.ANSWERED;
    }

    @Override
    public HttpExchange value(Event event) {
        return (HttpExchange) event.payload();
    }

    @Override
    public String description() {
        return "answer to " + method + " " + path;
    }

    @Override
    public Optional<String> nearMiss(Event event) {
        return isSame(event) && value(event).stage() == Stage.ABORTED ? Optional.of("aborted, not answered") : Optional.empty();
    }

    private boolean isSame(Event event) {
        return event.payload() instanceof HttpExchange exchange && exchange.method().equals(method)
                && exchange.path().equals(path);
    }
}
