package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.ArrayList;
import java.util.List;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.ServerCookie;

/** The cookies of an exchange, as they travel. */
final class ExchangedCookies {

    private ExchangedCookies() {
    }

    /** Of the request, each as {@code name=value}. */
    static List<String> of(HttpServerRequest request) {
        List<String> fields = request.headers().getAll("Cookie");
        if (fields.isEmpty()) {
            return List.of();
        }
        List<String> cookies = new ArrayList<>();
        for (String field : fields) {
            for (String cookie : field.split(";")) {
                cookies.add(cookie.trim());
            }
        }
        return cookies;
    }

    /** Of the response: those in its head, and those that Vert.x will put there after everybody has seen it. */
    static List<String> set(HttpServerRequest request) {
        List<String> cookies = new ArrayList<>(request.response().headers().getAll("Set-Cookie"));
        for (Cookie cookie : request.cookies()) {
            if (cookie instanceof ServerCookie server && server.isChanged()) {
                cookies.add(cookie.encode());
            }
        }
        return cookies;
    }
}
