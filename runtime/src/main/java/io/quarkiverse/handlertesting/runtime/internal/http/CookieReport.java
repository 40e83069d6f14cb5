package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.List;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.http.Cookie;

/** Explains why a session does not have the cookie that a test asks for. */
final class CookieReport {

    private CookieReport() {
    }

    static String missing(SessionState state, String name) {
        List<String> fate = state.jar().fate(name);
        String why = fate.isEmpty() ? "; nothing has set it" : "; it was " + fate.get(fate.size() - 1);
        return "Session " + state.name() + " has no cookie " + name + why + (why.endsWith(".") ? "" : ".") + "\nIt has "
                + list(state.jar().cookies());
    }

    static String several(SessionState state, String name, List<Cookie> found) {
        return "Session " + state.name() + " has " + found.size() + " cookies named " + name + ". Select one from"
                + " cookies():" + found.stream().map(cookie -> "\n  " + cookie).collect(Collectors.joining());
    }

    private static String list(List<Cookie> cookies) {
        return cookies.isEmpty() ? "no cookies."
                : cookies.stream().map(cookie -> "\n  " + cookie).collect(Collectors.joining("", "these cookies:", ""));
    }
}
