package io.quarkiverse.handlertesting.events;

import java.util.List;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.text.PairText;

/** The cookies of a request or a response: their names, and enough of their values to tell equal ones from different ones. */
final class CookieColumn {

    private static final int SHOWN = 5;

    private CookieColumn() {
    }

    /** {@code  [modelhub_session=cookie(32)#a3f1]}; empty without cookies */
    static String sent(List<String> cookies) {
        return cookies.isEmpty() ? "" : " [" + list(cookies) + "]";
    }

    /** {@code  [sets modelhub_session=cookie(32)#a3f1]}; empty without cookies */
    static String set(List<String> fields) {
        return fields.isEmpty() ? "" : " [sets " + list(fields) + "]";
    }

    private static String list(List<String> cookies) {
        String shown = cookies.stream().limit(SHOWN).map(cookie -> PairText.of(cookie.split(";", 2)[0]))
                .collect(Collectors.joining(", "));
        return cookies.size() <= SHOWN ? shown : shown + ", … " + cookies.size() + " in all";
    }
}
