package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.List;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieLedger.Step;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieStory;

/** The cookies of a session in messages: what became of them, and why it does not have the one that a test asks for. */
final class CookieReport {

    private static final int SHOWN = 8;

    private CookieReport() {
    }

    /**
     * What became of the cookies until a request, a line for each of them: the last one of an exchange, or the one that the
     * application has refused.
     */
    static String of(SessionState state, Step last) {
        List<Step> steps = state.ledger().steps();
        Step refused = SessionClues.refused(steps, last);
        Step step = refused == null ? last : refused;
        List<String> lines = CookieStory.until(steps, step, state.jar()::fate).lines();
        return "Cookies of session " + state.name() + (step == last ? "" : " for " + step) + ":"
                + lines.stream().limit(SHOWN).map(line -> "\n  " + line).collect(Collectors.joining())
                + (lines.size() <= SHOWN ? "" : "\n  … " + (lines.size() - SHOWN) + " more");
    }

    static String missing(SessionState state, String name) {
        CookieStory story = story(state);
        List<String> fate = state.jar().fate(name);
        String why = story.lost(name).map(lost -> ": " + lost)
                .orElseGet(() -> fate.isEmpty() ? "; nothing has set it" : "; it was " + fate.get(fate.size() - 1));
        return "Session " + state.name() + " has no cookie " + name + why + (why.endsWith(".") ? "" : ".") + "\nIt has "
                + list(story, state.jar().cookies());
    }

    private static CookieStory story(SessionState state) {
        return CookieStory.ofAll(state.ledger().steps(), state.jar().cookies(), state.jar()::fate);
    }

    static String several(SessionState state, String name, List<Cookie> found) {
        return "Session " + state.name() + " has " + found.size() + " cookies named " + name + ". Select one from"
                + " cookies():" + lines(story(state), found);
    }

    private static String list(CookieStory story, List<Cookie> cookies) {
        return cookies.isEmpty() ? "no cookies." : "these cookies:" + lines(story, cookies);
    }

    private static String lines(CookieStory story, List<Cookie> cookies) {
        return cookies.stream().map(cookie -> "\n  " + story.held(cookie)).collect(Collectors.joining());
    }
}
