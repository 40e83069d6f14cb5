package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.runtime.internal.hops.RestAssuredHop;
import io.restassured.http.Cookies;
import io.restassured.specification.FilterableRequestSpecification;

/**
 * Adapts a request of RestAssured.
 *
 * @param last the headers that {@link RestAssuredHop} adds after the filters that log; {@code null} if the request does not
 *        have
 *        that filter
 */
record RestAssuredRequest(FilterableRequestSpecification request, Map<String, String> last) implements SessionRequest {

    @Override
    public boolean hasHeader(String name) {
        return request.getHeaders().hasHeaderWithName(name);
    }

    @Override
    public void addHeader(String name, String value) {
        request.header(name, value);
    }

    @Override
    public void replaceHeader(String name, String value) {
        if (last == null) {
            request.replaceHeader(name, value);
        } else {
            last.put(name, value);
        }
    }

    @Override
    public void addCookies(List<Cookie> cookies) {
        Cookies own = request.getCookies();
        // All at once: for each added cookie, RestAssured copies all others.
        request.cookies(new Cookies(cookies.stream().filter(cookie -> !own.hasCookieWithName(cookie.name()))
                .map(cookie -> new io.restassured.http.Cookie.Builder(cookie.name(), cookie.value()).build()).toList()));
    }
}
