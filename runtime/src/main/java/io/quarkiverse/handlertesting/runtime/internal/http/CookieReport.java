package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.List;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.http.Cookie;

/** Why a session does not have the cookie that a test asks it for. */
final class CookieReport {

    private CookieReport() {
    }

    static String missing(SessionState user, String name) {
        List<String> fate = user.jar().fate(name);
        String why = fate.isEmpty() ? "; nothing has set it" : "; it was " + fate.get(fate.size() - 1);
        return "Session " + user.name() + " has no cookie " + name + why + (why.endsWith(".") ? "" : ".") + "\nIt has "
                + list(user.jar().cookies());
    }

    static String several(SessionState user, String name, List<Cookie> found) {
        return "Session " + user.name() + " has " + found.size() + " cookies " + name + ". Look for the one that is meant in"
                + " cookies():" + found.stream().map(cookie -> "\n  " + cookie).collect(Collectors.joining());
    }

    private static String list(List<Cookie> cookies) {
        return cookies.isEmpty() ? "none."
                : cookies.stream().map(cookie -> "\n  " + cookie).collect(Collectors.joining("", "these:", ""));
    }
}
