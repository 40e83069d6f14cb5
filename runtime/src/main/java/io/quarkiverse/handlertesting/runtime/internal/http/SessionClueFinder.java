package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieLedger.Step;
import io.quarkiverse.handlertesting.runtime.internal.story.CauseColumn;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.KeptSession;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;

/**
 * Finds clues in the cookies of the sessions of a test: of the request that the failure is about, else of the last one, if the
 * application has refused it, or if it sent no cookie and has failed.
 */
final class SessionClueFinder implements ClueFinder {

    private final Collection<SessionState> sessions;

    /** @param sessions those of the test; may grow */
    SessionClueFinder(Collection<SessionState> sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Clue> find(Scene scene) {
        List<Clue> clues = new ArrayList<>(ofLastRequest(scene));
        sessions.stream().findFirst().map(session -> session.services().settings().cookieName())
                .flatMap(cookie -> KeptSession.of(scene.events(), this::isKnownByCookies, cookie)).ifPresent(clues::add);
        if (scene.request().isEmpty()) {
            sessions.forEach(session -> clues.addAll(SessionClues.neverKept(session)));
        }
        return clues;
    }

    /** Whether a request belongs to a session, and does not name its user in another way. */
    private boolean isKnownByCookies(long request) {
        List<Step> steps = sessions.stream().flatMap(session -> session.ledger().steps().stream())
                .filter(step -> step.request() == request).toList();
        return !steps.isEmpty() && steps.stream().noneMatch(Step::isIdentified);
    }

    private List<Clue> ofLastRequest(Scene scene) {
        OptionalLong request = scene.request().isPresent() ? scene.request() : last(scene.events());
        if (request.isEmpty()) {
            return List.of();
        }
        for (SessionState session : sessions) {
            List<Step> steps = session.ledger().steps();
            Optional<Step> last = steps.stream().filter(step -> step.request() == request.getAsLong())
                    .reduce((first, second) -> second);
            if (last.isPresent()) {
                return scene.request().isPresent() || SessionClues.refused(steps, last.get()) != null
                        || SessionClues.failedWithoutCookie(last.get())
                                ? SessionClues.of(session, last.get())
                                : List.of();
            }
        }
        return isUnauthorized(scene.events(), request.getAsLong()) ? withoutSession() : List.of();
    }

    private static OptionalLong last(List<RecordedEvent> events) {
        return events.stream().filter(event -> event.payload() instanceof HttpExchange && event.cause() != null
                && event.cause().isRequest()).mapToLong(event -> event.cause().number()).reduce((first, second) -> second);
    }

    private static boolean isUnauthorized(List<RecordedEvent> events, long request) {
        return events.stream().anyMatch(event -> CauseColumn.isOf(event, request)
                && event.payload() instanceof HttpExchange exchange && exchange.status() == 401);
    }

    /** A test may have forgotten the session. */
    private List<Clue> withoutSession() {
        return sessions.stream().filter(session -> !session.jar().cookies().isEmpty())
                .max(Comparator.comparingInt(session -> session.jar().cookies().size()))
                .map(session -> new Clue(Weight.POINTS, "The request was sent without a session; session " + session.name()
                        + " has the cookie " + session.jar().cookies().get(0).name() + "."))
                .stream().toList();
    }
}
