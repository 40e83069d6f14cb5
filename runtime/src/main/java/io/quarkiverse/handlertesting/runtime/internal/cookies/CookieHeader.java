package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.http.Cookie;

/** The value of the {@code Cookie} field: RFC 6265, section 4.2. */
public final class CookieHeader {

    public static final String NAME = "Cookie";

    /**
     * A cookie that a request sends.
     *
     * @param name empty for a cookie without a name, which is sent without {@code =} (RFC 6265bis, section 5.8.3)
     */
    public record Pair(String name, String value) {

        @Override
        public String toString() {
            return name.isEmpty() ? value : name + "=" + value;
        }
    }

    private CookieHeader() {
    }

    /** The cookies of one field, in order, without white space around names and values. Empty pairs are skipped. */
    public static List<Pair> parse(String field) {
        List<Pair> pairs = new ArrayList<>();
        for (String part : field.split(";")) {
            String pair = part.trim();
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                pairs.add(equals < 0 ? new Pair("", pair)
                        : new Pair(pair.substring(0, equals).trim(), pair.substring(equals + 1).trim()));
            }
        }
        return pairs;
    }

    /** RFC 6265, section 5.4, step 4. */
    public static String of(List<Cookie> cookies) {
        return cookies.stream().map(cookie -> new Pair(cookie.name(), cookie.value()).toString())
                .collect(Collectors.joining("; "));
    }
}
