package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
    private static final int UNAUTHORIZED = 401;
    /** The statuses of exceptions. By name: applications may lack Quarkus Security. */
    private static final Map<String, Integer> SECURITY = Map.of("io.quarkus.security.ForbiddenException", 403,
            "io.quarkus.security.UnauthorizedException", 401, "io.quarkus.security.AuthenticationFailedException", 401);

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
            Optional<HttpExchange> answer = scene.events().stream()
                    .filter(other -> Objects.equals(other.cause(), event.cause())).map(RecordedEvent::payload)
                    .filter(HttpExchange.class::isInstance).map(HttpExchange.class::cast)
                    .filter(exchange -> exchange.status() > 0 && exchange.status() < 500).findFirst();
            return answer.isPresent() && scene.request().isEmpty() ? null
                    : new Clue(answer.isPresent() ? Weight.SHOWS : Weight.NAMES, by + " " + failed.work() + with
                            + answer.map(response -> mapped(failed.thrown(), response.status())).orElse(""));
        }
        return new Clue(failed.isHandled() ? Weight.SHOWS : Weight.NAMES,
                failed.work() + " of " + by + with + (failed.isHandled() ? "" : ", which no code has handled"));
    }

    /**
     * Of an exception of Quarkus Security that the application answers with another status than Quarkus. An unknown user is
     * mostly redirected to a login.
     */
    private static String mapped(Throwable thrown, int status) {
        Integer usual = SECURITY.get(thrown.getClass().getName());
        return usual == null || usual == status || usual == UNAUTHORIZED && status / 100 == 3 ? ""
                : "; the application made " + status + " of it, Quarkus makes " + usual;
    }
}
