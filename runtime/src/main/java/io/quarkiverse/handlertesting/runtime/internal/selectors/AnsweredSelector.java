package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.List;
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

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    public AnsweredSelector {
        if (path.indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    "answered(method, path) takes a path without its query, but got \"" + path + "\".");
        }
        METHODS.stream().filter(known -> known.equalsIgnoreCase(method) && !known.equals(method)).findFirst()
                .ifPresent(known -> {
                    throw new IllegalArgumentException(
                            "The method of a request is case-sensitive (RFC 9110, section 9.1): write \""
                                    + known + "\", not \"" + method + "\".");
                });
    }

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
