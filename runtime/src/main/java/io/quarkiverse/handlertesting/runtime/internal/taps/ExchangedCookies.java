package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieHeader;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;

/** The cookies that one exchange sends and sets. Created when the request arrives. */
final class ExchangedCookies {

    private final HttpServerRequest request;
    private final List<String> sent;
    /** The cookies of the request as they arrived: the application has set those that differ later. */
    private final Map<Cookie, String> before = new IdentityHashMap<>();

    ExchangedCookies(HttpServerRequest request) {
        this.request = request;
        this.sent = request.headers().getAll(CookieHeader.NAME).stream().flatMap(field -> CookieHeader.parse(field).stream())
                .map(CookieHeader.Pair::toString).toList();
        if (!sent.isEmpty()) {
            request.cookies().forEach(cookie -> before.put(cookie, cookie.encode()));
        }
    }

    /** The cookies of the request, each as {@code name=value}. */
    List<String> sent() {
        return sent;
    }

    /**
     * The cookies of the response: those already in its head, and those that Vert.x adds after the last headers-end handler
     * has run.
     */
    List<String> set() {
        List<String> cookies = new ArrayList<>(request.response().headers().getAll("Set-Cookie"));
        for (Cookie cookie : request.cookies()) {
            String text = cookie.encode();
            if (!text.equals(before.get(cookie))) {
                cookies.add(text);
            }
        }
        return cookies;
    }
}
