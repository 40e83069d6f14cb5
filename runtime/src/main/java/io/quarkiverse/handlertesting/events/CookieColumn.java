package io.quarkiverse.handlertesting.events;

import java.util.List;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.text.PairText;

/** The cookies of a request or a response: their names, and enough of their values to distinguish two sessions. */
final class CookieColumn {

    private static final int SHOWN = 5;

    private CookieColumn() {
    }

    /** {@code  [modelhub_session=3f9a1c2b07d4…]}; empty without cookies */
    static String sent(List<String> cookies) {
        return cookies.isEmpty() ? "" : " [" + list(cookies) + "]";
    }

    /** {@code  [sets modelhub_session=3f9a1c2b07d4…]}; empty without cookies */
    static String set(List<String> fields) {
        return fields.isEmpty() ? "" : " [sets " + list(fields) + "]";
    }

    private static String list(List<String> cookies) {
        String shown = cookies.stream().limit(SHOWN).map(CookieColumn::pair).collect(Collectors.joining(", "));
        return cookies.size() <= SHOWN ? shown : shown + ", … " + cookies.size() + " in all";
    }

    private static String pair(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        return equals < 0 ? PairText.of("", pair) : PairText.of(pair.substring(0, equals), pair.substring(equals + 1));
    }
}
