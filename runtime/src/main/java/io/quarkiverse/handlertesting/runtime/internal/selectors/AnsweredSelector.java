package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.client.BaseAddress;

/**
 * Exchanges of one method and path that have been answered.
 *
 * @param path the whole path, or the path relative to the application's address
 */
public record AnsweredSelector(String method, String path) implements EventSelector<HttpExchange> {

    @Override
    public boolean matches(RecordedEvent event) {
        return isSame(event) && value(event).stage() == Stage.ANSWERED;
    }

    @Override
    public HttpExchange value(RecordedEvent event) {
        return (HttpExchange) event.payload();
    }

    @Override
    public String description() {
        return "answer to " + method + " " + path;
    }

    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        return isSame(event) && value(event).stage() == Stage.ABORTED ? Optional.of("aborted, not answered") : Optional.empty();
    }

    private boolean isSame(RecordedEvent event) {
        return event.payload() instanceof HttpExchange exchange && exchange.method().equals(method)
                && (exchange.path().equals(path) || exchange.path().equals(BaseAddress.pathOf(path)));
    }
}
