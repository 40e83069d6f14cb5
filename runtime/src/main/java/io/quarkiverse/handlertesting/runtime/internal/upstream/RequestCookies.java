package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;

/** The cookies of a request: RFC 6265, section 4.2. */
final class RequestCookies {

    private RequestCookies() {
    }

    /** By name, each with all values that it has. */
    static Map<String, Cookie> of(HttpHeaders headers) {
        HttpHeader sent = headers.getHeader("Cookie");
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (sent.isPresent()) {
            for (String header : sent.values()) {
                for (String pair : header.split(";")) {
                    int is = pair.indexOf('=');
                    if (is >= 0) {
                        values.computeIfAbsent(pair.substring(0, is).strip(), name -> new ArrayList<>())
                                .add(pair.substring(is + 1).strip());
                    }
                }
            }
        }
        Map<String, Cookie> cookies = new LinkedHashMap<>();
        values.forEach((name, all) -> cookies.put(name, new Cookie(name, all)));
        return cookies;
    }
}
