package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;

import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieHeader;

/** The cookies of a request: RFC 6265, section 4.2. */
final class RequestCookies {

    private RequestCookies() {
    }

    /** By name, each with all values that it has. */
    static Map<String, Cookie> of(HttpHeaders headers) {
        HttpHeader sent = headers.getHeader(CookieHeader.NAME);
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (sent.isPresent()) {
            sent.values().stream().flatMap(field -> CookieHeader.parse(field).stream()).filter(pair -> !pair.name().isEmpty())
                    .forEach(pair -> values.computeIfAbsent(pair.name(), name -> new ArrayList<>()).add(pair.value()));
        }
        Map<String, Cookie> cookies = new LinkedHashMap<>();
        values.forEach((name, all) -> cookies.put(name, new Cookie(name, all)));
        return cookies;
    }
}
