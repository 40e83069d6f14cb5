package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.util.List;

import groovy.lang.GroovyObject;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.hops.RestAssuredHop;
import io.restassured.RestAssured;
import io.restassured.filter.FilterContext;
import io.restassured.internal.RestAssuredResponseImpl;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** A request that RestAssured sends for a session, and the requests that follow its redirects. */
final class RestAssuredExchange {

    private final SessionState state;
    private final Identity identity;
    private final FilterableRequestSpecification request;

    RestAssuredExchange(SessionState state, Identity identity, FilterableRequestSpecification request) {
        this.state = state;
        this.identity = identity;
        this.request = request;
    }

    Response send(FilterableResponseSpecification specification, FilterContext context, boolean follows) {
        if (state.isSecure()) {
            toPlainPort();
        }
        int max = follows ? RedirectLimit.of(request, state.services().settings().maxRedirects()) : 0;
        SessionExchange exchange = new SessionExchange(state, identity, request.getMethod(), URI.create(request.getURI()), max);
        RestAssuredHop hop = RestAssuredHop.of(request).orElse(null);
        Work work = hop == null ? null : hop.begin(request, context);
        if (work != null) {
            exchange.causedBy(work.cause().cause().number());
        }
        try {
            RestAssuredRedirects redirects = new RestAssuredRedirects(exchange, request,
                    hop == null ? null : RestAssuredHop.headers(context));
            redirects.prepareFirst();
            request.redirects().follow(false);
            return follow(context.next(request, specification), exchange, redirects);
        } finally {
            exchange.end();
            if (work != null) {
                work.end();
            }
        }
    }

    /** The application writes addresses of the TLS proxy, at which no server listens. */
    private void toPlainPort() {
        URI base = URI.create(RestAssured.baseURI);
        boolean hasPort = base.getPort() != -1 || RestAssured.port == RestAssured.UNDEFINED_PORT;
        String proxy = "https://" + (hasPort ? base.getRawAuthority() : base.getHost() + ":" + RestAssured.port);
        // A filter has no other access to the path with its query.
        String path = (String) ((GroovyObject) request).getProperty("path");
        if ("http".equals(base.getScheme()) && path.regionMatches(true, 0, proxy, 0, proxy.length())
                && (path.length() == proxy.length() || "/?".indexOf(path.charAt(proxy.length())) >= 0)) {
            request.path("http" + path.substring("https".length()));
        }
    }

    private static Response follow(Response first, SessionExchange exchange, RestAssuredRedirects redirects) {
        Response response = first;
        while (exchange.received(response.statusCode(), response::header, setCookies(response))) {
            // Drain the body of the redirect: unread, it would hold the connection.
            response.asByteArray();
            response = redirects.send();
        }
        shareLog(first, response);
        return response;
    }

    /** {@code log().ifValidationFails()} collects the log with the first request, and shows it with the last response. */
    private static void shareLog(Response first, Response last) {
        if (first != last && first instanceof RestAssuredResponseImpl from && last instanceof RestAssuredResponseImpl to) {
            to.setLogRepository(from.getLogRepository());
        }
    }

    private static List<String> setCookies(Response response) {
        return response.headers().getValues("Set-Cookie");
    }
}
