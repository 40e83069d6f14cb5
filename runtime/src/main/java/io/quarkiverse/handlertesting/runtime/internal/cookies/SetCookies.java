package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.handlertesting.http.Cookie;

/** What a response has set, whether a jar would take it or not. */
public final class SetCookies {

    private SetCookies() {
    }

    /**
     * @param fields in order; one that is no cookie at all is passed over
     */
    public static List<Cookie> of(URI from, List<String> fields, Instant now) {
        List<Cookie> cookies = new ArrayList<>();
        for (String field : fields) {
            try {
                SetCookie set = SetCookieParser.parse(field);
                cookies.add(CookieRules.cookie(set, from, set.domain(), now));
            } catch (CookieRejection none) {
                // What nobody can read is in the header of the response.
                continue;
            }
        }
        return cookies;
    }
}
