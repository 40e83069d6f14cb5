package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Objects;

import io.quarkiverse.handlertesting.events.FailedWork;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.LocatedFailure;

/**
 * Exceptions that ended work:
 * {@code task of r1 ended with NullPointerException at Importer.java:40, which no code has handled}.
 * An exception that an application answers with a status below 500 is a clue only to a failure that is about this request.
 */
public final class FailureClues implements ClueFinder {

    private static final int MAX_CLUES = 3;

    @Override
    public List<Clue> find(Scene scene) {
        return scene.concerned().filter(event -> event.payload() instanceof FailedWork).map(event -> clue(scene, event))
                .filter(Objects::nonNull).distinct().sorted().limit(MAX_CLUES).toList();
    }

    private static Clue clue(Scene scene, RecordedEvent event) {
        FailedWork failed = (FailedWork) event.payload();
        String by = CauseColumn.text(event);
        String with = " ended with " + LocatedFailure.of(failed.thrown());
        if (failed.isRequest() && failed.isHandled()) {
            boolean expected = scene.events().stream().anyMatch(other -> Objects.equals(other.cause(), event.cause())
                    && other.payload() instanceof HttpExchange exchange && exchange.status() > 0 && exchange.status() < 500);
            return expected && scene.request().isEmpty() ? null
                    : new Clue(expected ? Weight.SHOWS : Weight.NAMES, by + " " + failed.work() + with);
        }
        return new Clue(failed.isHandled() ? Weight.SHOWS : Weight.NAMES,
                failed.work() + " of " + by + with + (failed.isHandled() ? "" : ", which no code has handled"));
    }
}
