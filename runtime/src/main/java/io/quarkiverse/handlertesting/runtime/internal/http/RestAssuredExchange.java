package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.util.List;

import io.restassured.filter.FilterContext;
import io.restassured.internal.RestAssuredResponseImpl;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** A request that RestAssured sends for a user, and those that it is redirected to. */
final class RestAssuredExchange {

    private static final String ONE_USER = "io.quarkiverse.handlertesting.session";

    private final SessionState user;
    private final Identity identity;
    private final FilterableRequestSpecification request;

    RestAssuredExchange(SessionState user, Identity identity, FilterableRequestSpecification request) {
        this.user = user;
        this.identity = identity;
        this.request = request;
    }

    Response send(FilterableResponseSpecification specification, FilterContext context, boolean follows) {
        refuseAnotherUser(context);
        int max = follows ? RedirectLimit.of(request, user.services().settings().maxRedirects()) : 0;
        SessionExchange exchange = new SessionExchange(user, identity, request.getMethod(), URI.create(request.getURI()), max);
        RestAssuredRedirects hops = new RestAssuredRedirects(exchange, request);
        hops.prepareFirst();
        request.redirects().follow(false);
        try {
            return follow(context.next(request, specification), exchange, hops);
        } finally {
            exchange.end();
        }
    }

    private static Response follow(Response first, SessionExchange exchange, RestAssuredRedirects hops) {
        Response response = first;
        while (exchange.received(response.statusCode(), response.header("Location"), setCookies(response))) {
            // What it brings is not asked for; until it is read, it holds its connection.
            response.asByteArray();
            response = hops.send();
        }
        shareLog(first, response);
        return response;
    }

    /** What {@code log().ifValidationFails()} has gathered belongs to the first request, and is shown by the last response. */
    private static void shareLog(Response first, Response last) {
        if (first != last && first instanceof RestAssuredResponseImpl has && last instanceof RestAssuredResponseImpl shows) {
            shows.setLogRepository(has.getLogRepository());
        }
    }

    private static List<String> setCookies(Response response) {
        return response.headers().getValues("Set-Cookie");
    }

    private void refuseAnotherUser(FilterContext context) {
        String other = context.getValue(ONE_USER);
        if (other != null) {
            throw new IllegalStateException(
                    "A request has one user, but this one is sent by session " + user.name() + " and by "
                            + other + ". Leave one of the two filters out.");
        }
        context.setValue(ONE_USER, user.name());
    }
}
