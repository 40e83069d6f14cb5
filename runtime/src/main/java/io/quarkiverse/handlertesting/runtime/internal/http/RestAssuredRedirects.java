package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieHeader;
import io.quarkiverse.handlertesting.runtime.internal.hops.RestAssuredHop;
import io.quarkiverse.handlertesting.runtime.internal.oidc.FormPost;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.filter.Filter;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;

/**
 * Makes the requests of an exchange with RestAssured: completes the first one, and derives those that follow redirects from
 * it.
 */
final class RestAssuredRedirects {

    private final SessionExchange exchange;
    private final FilterableRequestSpecification first;
    /** The headers that {@link RestAssuredHop} adds to the first request; {@code null} if the test has removed that filter. */
    private final Map<String, String> last;
    private final RestAssuredBody body;

    RestAssuredRedirects(SessionExchange exchange, FilterableRequestSpecification first, Map<String, String> last) {
        this.exchange = exchange;
        this.first = first;
        this.last = last;
        this.body = RestAssuredBody.of(first);
    }

    /** Adds headers and cookies of the session to the request of the test. */
    void prepareFirst() {
        cookieHeaderToCookies();
        exchange.prepare(new RestAssuredRequest(first, last));
    }

    /** RestAssured sends either the header or its cookies. */
    private void cookieHeaderToCookies() {
        for (String field : first.getHeaders().getValues(CookieHeader.NAME)) {
            // RestAssured does not support cookies without a name.
            CookieHeader.parse(field).forEach(pair -> first.cookie(pair.name().isEmpty() ? pair.value() : pair.name(),
                    pair.name().isEmpty() ? "" : pair.value()));
        }
        first.removeHeader(CookieHeader.NAME);
    }

    /** Sends the next request of the exchange. */
    Response send() {
        FilterableRequestSpecification next = bare(exchange.isOfApplication());
        for (Header header : first.getHeaders()) {
            if (exchange.isKept(header.getName())) {
                next.header(header);
            }
        }
        if (exchange.hasBody()) {
            body.addTo(next);
        }
        exchange.form().ifPresent(form -> next.contentType(FormPost.MEDIA_TYPE).body(form.fields()));
        exchange.prepare(new RestAssuredRequest(next, last == null ? null : lastOf(next)));
        return next.request(exchange.method(), exchange.sent().toString());
    }

    /** The headers that {@link RestAssuredHop} adds to a request of this exchange: the cause is that of the first request. */
    private Map<String, String> lastOf(FilterableRequestSpecification next) {
        Map<String, String> own = new LinkedHashMap<>();
        if (last.containsKey(CauseHeader.NAME)) {
            own.put(CauseHeader.NAME, last.get(CauseHeader.NAME));
        }
        next.filter((request, response, context) -> {
            RestAssuredHop.headers(context).putAll(own);
            return context.next(request, response);
        });
        return own;
    }

    /**
     * A request without the defaults that RestAssured adds to all requests: it takes over those of the first request instead.
     */
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
        if (!authenticated) {
            bare.auth().none();
        }
        bare.noFilters();
        bare.removeHeaders().removeCookies();
        List.copyOf(bare.getQueryParams().keySet()).forEach(bare::removeQueryParam);
        List.copyOf(bare.getRequestParams().keySet()).forEach(bare::removeParam);
        List.copyOf(bare.getFormParams().keySet()).forEach(bare::removeFormParam);
        bare.redirects().follow(false);
        for (Filter filter : first.getDefinedFilters()) {
            if (isKept(filter)) {
                bare.filter(filter);
            }
        }
        return bare;
    }

    /** Filters of the test, such as those that log, see each redirect. */
    private static boolean isKept(Filter filter) {
        return !(filter instanceof HandlerSession) && !filter.getClass().getPackageName().startsWith("io.restassured.internal");
    }
}
