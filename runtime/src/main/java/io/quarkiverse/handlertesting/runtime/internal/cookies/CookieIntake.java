package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.RejectedCookie;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.OptionalWhitespace;

/**
 * Puts cookies into a jar: those of responses, by the rules of the specifications, and those that a test puts in by hand.
 * Thread-safe.
 */
public final class CookieIntake {

    private final CookieStore store;
    private final CookieHistory history;
    private final CookieRules rules;

    /** @param publicSuffixes the domains that no cookie may be set for */
    public CookieIntake(CookieStore store, CookieHistory history, Predicate<String> publicSuffixes) {
        this.store = store;
        this.history = history;
        this.rules = new CookieRules(publicSuffixes);
    }

    public void receive(URI from, List<String> setCookies, Instant now) {
        for (String setCookie : setCookies) {
            String name = "";
            try {
                SetCookie set = SetCookieParser.parse(setCookie);
                name = set.name();
                store.receive(rules.apply(set, from, now), from, now);
            } catch (CookieRejection rejection) {
                history.rejected(name, new RejectedCookie(setCookie, from, rejection.getMessage()));
            }
        }
    }

    public void put(Cookie cookie, Instant now) {
        check(cookie.name(), cookie.value());
        store.put(cookie, now);
    }

    /**
     * @throws IllegalArgumentException if the name or the value cannot be sent in a header, or would arrive as a different
     *         cookie
     */
    public static void check(String name, String value) {
        check("name", name, "=;");
        check("value", value, ";");
        if (name.isEmpty() && value.isEmpty()) {
            throw new IllegalArgumentException("A cookie needs a name or a value.");
        }
        int equals = name.isEmpty() ? value.indexOf('=') : -1;
        if (equals >= 0) {
            throw new IllegalArgumentException("A cookie without a name cannot have \"=\" in its value: \"" + value
                    + "\" would arrive as a cookie of the name \"" + value.substring(0, equals) + "\".");
        }
    }

    private static void check(String what, String text, String separators) {
        if (text == null) {
            throw new IllegalArgumentException("The " + what + " of a cookie is null: leave it out, or give \"\".");
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean atTheEdge = i == 0 || i == text.length() - 1;
            if (ControlCharacters.isControl(character) || !Octets.isOctet(character) || separators.indexOf(character) >= 0
                    || atTheEdge && OptionalWhitespace.isWhitespace(character)) {
                throw new IllegalArgumentException(String.format(
                        "The %s of a cookie cannot have the character \\u%04x %s: it would not arrive as one cookie. Encode it.",
                        what, (int) character, i == 0 ? "at its beginning" : "at index " + i));
            }
        }
    }
}
