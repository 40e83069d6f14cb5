package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.handlertesting.http.Redirect;
import io.restassured.filter.FilterContext;
import io.restassured.internal.RestAssuredResponseImpl;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** A request that RestAssured sends for a user, and those that it is redirected to. */
final class RestAssuredExchange {

    private static final String ONE_USER = "io.quarkiverse.handlertesting.session";

    private final UserState user;
    private final FilterableRequestSpecification request;
    private final RestAssuredHops hops;
    private final Origins origins;

    RestAssuredExchange(UserState user, Identity identity, FilterableRequestSpecification request) {
        this.user = user;
        this.request = request;
        this.origins = new Origins(URI.create(request.getURI()), user.isSecure());
        this.hops = new RestAssuredHops(user, identity, origins, request);
    }

    Response send(FilterableResponseSpecification specification, FilterContext context, boolean follows) {
        refuseAnotherUser(context);
        int max = follows ? RedirectLimit.of(request, user.services().settings().maxRedirects()) : 0;
        hops.prepareFirst();
        request.redirects().follow(false);

        RedirectTrail trail = new RedirectTrail(user.name(), max);
        try {
            return follow(context.next(request, specification), max, trail);
        } finally {
            user.redirects(trail.redirects());
        }
    }

    private Response follow(Response first, int max, RedirectTrail trail) {
        Response response = first;
        String method = request.getMethod();
        URI seen = origins.seen(origins.first());
        boolean withBody = true;
        user.jar().receive(seen, setCookies(response));
        while (max > 0) {
            NextHop next = next(method, seen, response).orElse(null);
            if (next == null) {
                break;
            }
            // What it brings is not asked for; until it is read, it holds its connection.
            response.asByteArray();
            trail.add(new Redirect(method, seen, response.statusCode(), next.uri()));
            withBody = withBody && next.keepsBody();
            method = next.method();
            seen = next.uri();
            response = hops.send(method, seen, withBody);
            user.jar().receive(seen, setCookies(response));
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

    private Optional<NextHop> next(String method, URI seen, Response response) {
        String location = response.header("Location");
        if (location == null || !NextHop.isRedirect(response.statusCode())) {
            return Optional.empty();
        }
        return NextHop.of(method, seen, response.statusCode(), location).filter(next -> origins.mayBeFollowed(next.uri()));
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
