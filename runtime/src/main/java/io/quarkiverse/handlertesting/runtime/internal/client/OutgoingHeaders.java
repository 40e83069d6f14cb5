package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieHeader;
import io.quarkiverse.handlertesting.runtime.internal.http.SessionRequest;
import io.vertx.core.MultiMap;

/** The headers of the request to send. */
record OutgoingHeaders(MultiMap headers) implements SessionRequest {

    @Override
    public boolean hasHeader(String name) {
        return headers.contains(name);
    }

    @Override
    public void addHeader(String name, String value) {
        headers.add(name, value);
    }

    @Override
    public void replaceHeader(String name, String value) {
        headers.set(name, value);
    }

    void addCookies(Map<String, String> own) {
        own.forEach((name, value) -> appendCookies(name.isEmpty() ? value : name + "=" + value));
    }

    @Override
    public void addCookies(List<Cookie> cookies) {
        if (cookies.isEmpty()) {
            return;
        }
        Set<String> own = names();
        List<Cookie> others = cookies.stream().filter(cookie -> !own.contains(cookie.name())).toList();
        if (!others.isEmpty()) {
            appendCookies(CookieHeader.of(others));
        }
    }

    /** The names of the cookies so far. A cookie without a name has the empty name. */
    private Set<String> names() {
        return headers.getAll(CookieHeader.NAME).stream().flatMap(field -> CookieHeader.parse(field).stream())
                .map(CookieHeader.Pair::name).collect(Collectors.toSet());
    }

    /** Joins all cookies: RFC 6265, section 5.4, allows only one such header. */
    private void appendCookies(String cookies) {
        List<String> all = new ArrayList<>(headers.getAll(CookieHeader.NAME));
        all.add(cookies);
        headers.set(CookieHeader.NAME, String.join("; ", all));
    }
}
