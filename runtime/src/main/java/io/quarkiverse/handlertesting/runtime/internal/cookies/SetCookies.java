package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.handlertesting.http.Cookie;

/** The cookies that a response sets, whether a jar would accept them or not. */
public final class SetCookies {

    private SetCookies() {
    }

    /** @param fields in order; a field that cannot be parsed is skipped */
    public static List<Cookie> of(URI from, List<String> fields, Instant now) {
        List<Cookie> cookies = new ArrayList<>();
        for (String field : fields) {
            try {
                SetCookie set = SetCookieParser.parse(field);
                cookies.add(CookieRules.cookie(set, from, set.domain(), now));
            } catch (CookieRejection unreadable) {
                // The test still finds the field among the headers of the response.
                continue;
            }
        }
        return cookies;
    }
}
