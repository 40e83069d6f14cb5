package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.runtime.internal.hops.RestAssuredHop;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.filter.Filter;
import io.restassured.http.Cookies;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;

/** The requests of an exchange: what the user adds to the first, and what of it the others have. */
final class RestAssuredHops {

    /** Of each connection or hop anew. */
    private static final Set<String> OF_ONE_HOP = Set.of("host", "content-length", "connection", "transfer-encoding", "cookie");
    /** Fetch standard, section 2.2.2, request-body-header name. */
    private static final Set<String> OF_BODY = Set.of("content-encoding", "content-language", "content-location",
            "content-type");

    private final UserState user;
    /** {@code null} for none. */
    private final Identity identity;
    private final Origins origins;
    private final FilterableRequestSpecification first;
    private final RestAssuredBody body;

    RestAssuredHops(UserState user, Identity identity, Origins origins, FilterableRequestSpecification first) {
        this.user = user;
        this.identity = identity;
        this.origins = origins;
        this.first = first;
        this.body = RestAssuredBody.of(first);
    }

    /** Adds what the user has to the request that the test has made. */
    void prepareFirst() {
        cookieHeaderToCookies();
        user.headers().forEach((name, value) -> addHeader(first, name, value));
        prepare(first, first.getMethod(), origins.seen(origins.first()));
    }

    private static void addHeader(FilterableRequestSpecification request, String name, String value) {
        if (!request.getHeaders().hasHeaderWithName(name)) {
            request.header(name, value);
        }
    }

    /** RestAssured sends either the one or the others. */
    private void cookieHeaderToCookies() {
        for (String header : first.getHeaders().getValues("Cookie")) {
            for (String pair : header.split(";")) {
                int equals = pair.indexOf('=');
                first.cookie(equals < 0 ? pair.trim() : pair.substring(0, equals).trim(),
                        equals < 0 ? "" : pair.substring(equals + 1).trim());
            }
        }
        first.removeHeader("Cookie");
    }

    private void prepare(FilterableRequestSpecification request, String method, URI seen) {
        List<Cookie> cookies = user.jar().cookies(seen);
        Cookies own = request.getCookies();
        // All at once: for each that is added, RestAssured copies those that are there.
        request.cookies(new Cookies(cookies.stream().filter(cookie -> !own.hasCookieWithName(cookie.name()))
                .map(cookie -> new io.restassured.http.Cookie.Builder(cookie.name(), cookie.value()).build()).toList()));
        if (origins.isOfApplication(seen)) {
            if (Csrf.isFor(method)) {
                user.csrf().ifPresent(csrf -> addToken(request, csrf, cookies));
            }
            if (identity != null) {
                request.replaceHeader(identity.header(), identity.value());
            }
            if (user.isSecure()) {
                addHeader(request, "X-Forwarded-Proto", "https");
            }
        }
    }

    private static void addToken(FilterableRequestSpecification request, Csrf csrf, List<Cookie> cookies) {
        cookies.stream().filter(cookie -> cookie.name().equals(csrf.cookie())).findFirst()
                .ifPresent(token -> addHeader(request, csrf.header(), token.value()));
    }

    /** Sends the next request. */
    Response send(String method, URI seen, boolean withBody) {
        URI sent = origins.sent(seen);
        FilterableRequestSpecification next = bare(origins.isOfApplication(sent));
        for (Header header : first.getHeaders()) {
            if (isKept(header.getName().toLowerCase(Locale.ROOT), sent, withBody)) {
                next.header(header);
            }
        }
        if (withBody) {
            body.addTo(next);
        }
        prepare(next, method, seen);
        return next.request(method, sent.toString());
    }

    private boolean isKept(String name, URI sent, boolean withBody) {
        if (OF_ONE_HOP.contains(name) || !withBody && OF_BODY.contains(name)) {
            return false;
        }
        // They are set anew.
        if (identity != null && name.equalsIgnoreCase(identity.header())
                || user.csrf().map(csrf -> name.equalsIgnoreCase(csrf.header())).orElse(false)) {
            return false;
        }
        return origins.isOfApplication(sent) || !name.equals("authorization") && !name.equals("x-forwarded-proto");
    }

    /** A request with nothing of what RestAssured adds to all requests, since that of the first is taken over. */
    private FilterableRequestSpecification bare(boolean authenticated) {
        RequestSpecBuilder same = new RequestSpecBuilder().setUrlEncodingEnabled(false);
        if (first.getConfig() != null) {
            same.setConfig(first.getConfig());
        }
        if (first.getProxySpecification() != null) {
            same.setProxy(first.getProxySpecification());
        }
        if (authenticated) {
            same.setAuth(first.getAuthenticationScheme());
        }
        FilterableRequestSpecification bare = (FilterableRequestSpecification) RestAssured.given(same.build());
        bare.noFilters();
        bare.removeHeaders().removeCookies();
        List.copyOf(bare.getQueryParams().keySet()).forEach(bare::removeQueryParam);
        List.copyOf(bare.getRequestParams().keySet()).forEach(bare::removeParam);
        List.copyOf(bare.getFormParams().keySet()).forEach(bare::removeFormParam);
        bare.redirects().follow(false);
        for (Filter filter : first.getDefinedFilters()) {
            if (isOfTest(filter)) {
                bare.filter(filter);
            }
        }
        return bare;
    }

    /** Those that log, say, see each hop. */
    private static boolean isOfTest(Filter filter) {
        return !(filter instanceof HandlerSession) && !(filter instanceof RestAssuredHop)
                && !filter.getClass().getPackageName().startsWith("io.restassured.internal");
    }
}
