package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieLedger.Step;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieStory;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.KeptSession;

/**
 * The clues that the cookies of a session give to the failure of one of its requests. A cookie that was not sent is a clue only
 * where the application has refused the request, or where no cookie was sent: most cookies are not for each path. A request
 * that
 * acts as a user needs no cookie.
 */
final class SessionClues {

    /** The class of statuses that say that the request is wrong (RFC 9110, section 15.5). */
    private static final int CLIENT_ERROR = 4;

    private SessionClues() {
    }

    /** @param last the last request of an exchange */
    static List<Clue> of(SessionState state, Step last) {
        List<Step> steps = state.ledger().steps();
        // A ledger drops old requests.
        return steps.contains(last) ? of(state, steps, refused(steps, last), last) : List.of();
    }

    /** @param refused {@code null} if the application has refused no request of the exchange */
    private static List<Clue> of(SessionState state, List<Step> steps, Step refused, Step last) {
        Step step = refused == null ? last : refused;
        if (step.isIdentified()) {
            return List.of();
        }
        CookieStory story = CookieStory.until(steps, step, state.jar()::fate);
        List<String> absent = new ArrayList<>(story.withheld());
        absent.addAll(story.lost());
        List<Clue> clues = new ArrayList<>();
        if (refused != null || step.sent().isEmpty()) {
            String ofSession = state.services().settings().cookieName();
            boolean sentSession = step.sent().stream().map(Cookie::name).anyMatch(ofSession::equals);
            Weight weight = !sentSession && (refused != null || failedWithoutCookie(step)) ? Weight.SHOWS : Weight.POINTS;
            absent.forEach(sentence -> clues.add(new Clue(weight, sentence + ".")));
        }
        if (refused != null) {
            story.sent().forEach(sentence -> clues.add(new Clue(Weight.POINTS, sentence + " to " + path(step) + ".")));
            if (step.sent().isEmpty() && absent.isEmpty()) {
                clues.add(new Clue(Weight.SHOWS, "Session " + state.name() + " sent no cookie, since nothing has set one."));
            }
        }
        return clues;
    }

    /**
     * A cookie that was set and that the session has never had is a clue to any failure: the application meant it to be sent.
     */
    static List<Clue> neverKept(SessionState state) {
        CookieStory story = CookieStory.ofAll(state.ledger().steps(), state.jar().cookies(), state.jar()::fate);
        String ofSession = state.services().settings().cookieName();
        return story.names().stream().flatMap(name -> story.neverKept(name)
                .map(sentence -> new Clue(name.equals(ofSession) ? Weight.SHOWS : Weight.POINTS, sentence + ".")).stream())
                .toList();
    }

    /**
     * The request of an exchange that the application has refused: with 401 or 403, or by a redirect to a login that the test
     * has not asked for. {@code null} if there is none.
     */
    static Step refused(List<Step> steps, Step last) {
        if (last.status() == 401 || last.status() == 403) {
            return last;
        }
        List<Step> exchange = steps.stream().filter(step -> step.request() == last.request() && step.request() != 0).toList();
        for (int i = exchange.size() - 2; i >= 0; i--) {
            if (!isLogin(exchange.get(i)) && isLogin(exchange.get(i + 1))) {
                return exchange.get(i);
            }
        }
        return null;
    }

    /**
     * Whether the application took the request for wrong, and it had no cookie: a cookie that was withheld is the likely
     * reason.
     */
    static boolean failedWithoutCookie(Step step) {
        return step.status() / 100 == CLIENT_ERROR && step.sent().isEmpty();
    }

    private static boolean isLogin(Step step) {
        return isLogin(step.uri());
    }

    /** Whether the path is one at which users log in, by its words. */
    static boolean isLogin(URI uri) {
        return KeptSession.isLogin(uri.getRawPath());
    }

    private static String path(Step step) {
        return step.uri().getRawPath();
    }
}
