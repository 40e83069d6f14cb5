package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Objects;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A request that was answered with 401 or 403, what it needs, and what its user has. It is the last one that the failure may be
 * about: a test may expect others.
 */
public final class Refusals implements ClueFinder {

    @Override
    public List<Clue> find(Scene scene) {
        return scene.concerned().map(event -> clue(scene, event)).filter(Objects::nonNull)
                .reduce((first, last) -> last).map(List::of).orElse(List.of());
    }

    private static Clue clue(Scene scene, RecordedEvent event) {
        return event.payload() instanceof HttpExchange exchange && exchange.refusal() != null
                ? new Clue(scene.request().isPresent() ? Weight.SHOWS : Weight.POINTS,
                        CauseColumn.text(event) + " " + exchange.method() + " " + ValueText.shortened(exchange.path())
                                + " was answered with " + exchange.status() + ": " + exchange.refusal() + ".")
                : null;
    }
}
