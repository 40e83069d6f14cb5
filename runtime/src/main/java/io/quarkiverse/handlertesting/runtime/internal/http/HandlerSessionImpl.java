package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.CookieJar;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Redirect;
import io.quarkiverse.handlertesting.http.RejectedCookie;
import io.quarkiverse.handlertesting.http.SameSite;
import io.quarkiverse.handlertesting.http.SessionAssertionError;
import io.quarkiverse.handlertesting.http.SessionAssertionError.Reason;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.cookies.Hosts;
import io.restassured.RestAssured;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;

/** A session, or a view of one. */
final class HandlerSessionImpl implements HandlerSession, OrderedFilter {

    /** Before filters that log, so that they see the cookies. */
    private static final int ORDER = -1000;
    private static final String FILTER = "io.quarkiverse.handlertesting.session";

    private final SessionState state;
    private final boolean follows;
    /** {@code null} if the requests act as no user. */
    private final Identity identity;

    HandlerSessionImpl(SessionState state) {
        this(state, true, null);
    }

    private HandlerSessionImpl(SessionState state, boolean follows, Identity identity) {
        this.state = state;
        this.follows = follows;
        this.identity = identity;
    }

    @Override
    public String name() {
        return state.name();
    }

    @Override
    public RequestSpecification given() {
        requireRestAssured("given()");
        state.services().refuseAfterTest(name());
        return RestAssured.given().filter(this);
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification response,
            FilterContext context) {
        requireRestAssured("A session as a filter of RestAssured");
        state.services().refuseAfterTest(name());
        HandlerSessionImpl other = context.getValue(FILTER);
        if (other != null && isLike(other)) {
            return context.next(request, response);
        }
        if (other != null) {
            throw new IllegalStateException("A request belongs to one session, but this one has the filters of two, " + view()
                    + " and " + other.view() + ". Remove one of them.");
        }
        context.setValue(FILTER, this);
        return new RestAssuredExchange(state, identity, request).send(response, context, follows);
    }

    private void requireRestAssured(String call) {
        state.services().requireApplication(call, "Send the request with the client: client.get(…).as(session).");
    }

    /** Whether both views send the same. A request may have the filter of its session as a default of RestAssured too. */
    private boolean isLike(HandlerSessionImpl other) {
        return state == other.state && follows == other.follows && Objects.equals(identity, other.identity);
    }

    private String view() {
        return name() + (identity == null ? "" : " as " + identity.text()) + (follows ? "" : " without redirects");
    }

    /** For clients other than RestAssured. */
    SessionExchange exchange(String method, URI uri) {
        state.services().refuseAfterTest(name());
        return new SessionExchange(state, identity, method, uri, follows ? state.services().settings().maxRedirects() : 0);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Cookie cookie(String name) {
        return findCookie(name).orElseThrow(() -> failure(Reason.COOKIE, CookieReport.missing(state, name)));
    }

    @Override
    public Optional<Cookie> findCookie(String name) {
        Objects.requireNonNull(name, "name");
        List<Cookie> found = cookies().stream().filter(cookie -> cookie.name().equals(name)).toList();
        if (found.size() > 1) {
            throw failure(Reason.COOKIE, CookieReport.several(state, name, found));
        }
        return found.stream().findFirst();
    }

    @Override
    public List<Cookie> cookies() {
        return state.jar().cookies();
    }

    @Override
    public List<RejectedCookie> rejected() {
        return state.jar().rejected();
    }

    @Override
    public CookieJar jar() {
        return state.jar();
    }

    @Override
    public HandlerSession withCookie(String name, String value) {
        String host = Hosts.of(state.services().address());
        state.jar().put(new Cookie(name, value, host, true, "/", null, false, false, SameSite.DEFAULT, Instant.now()));
        return this;
    }

    @Override
    public HandlerSession withHeader(String name, String value) {
        if (value == null) {
            state.headers().remove(name);
        } else {
            HeaderCheck.check(name, value);
            state.headers().put(name, value);
        }
        return this;
    }

    @Override
    public HandlerSession secure() {
        state.secure();
        return this;
    }

    @Override
    public HandlerSession withCsrf(String cookie, String header) {
        state.csrf(new Csrf(cookie, header));
        return this;
    }

    @Override
    public HandlerSession follow(boolean redirects) {
        return new HandlerSessionImpl(state, redirects, identity);
    }

    @Override
    public HandlerSession as(String userName, String... roles) {
        return as(Identity.user(userName, roles));
    }

    @Override
    public HandlerSession as(TestUser user) {
        return new HandlerSessionImpl(state, follows, state.services().identity(user));
    }

    @Override
    public List<Redirect> redirects() {
        return state.redirects();
    }

    @Override
    public Response formLogin(String userName, String password) {
        state.services().requireApplication("formLogin(user, password)", "Send the form with the client:"
                + " client.post(…).formParam(…).as(session).");
        return FormLogin.configured().login(follow(false), userName, password, state.services()::story);
    }

    @Override
    public HandlerSession withStored(Map<String, Object> data) {
        if (data == null || data.keySet().stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("withStored(data) got null" + (data == null ? "" : " as a key"));
        }
        return withCookie(state.services().settings().cookieName(), state.services().storedSessions().create(copy(data)));
    }

    @Override
    public Map<String, Object> stored() {
        Cookie cookie = cookie(state.services().settings().cookieName());
        return read(cookie).orElseThrow(
                () -> failure(Reason.NOT_STORED, "The application stores no session for the cookie " + cookie
                        + " of session " + name() + "."));
    }

    private SessionAssertionError failure(Reason reason, String text) {
        return new SessionAssertionError(reason, state.services().story(text));
    }

    @Override
    public Optional<Map<String, Object>> findStored() {
        return findCookie(state.services().settings().cookieName()).flatMap(this::read);
    }

    private Optional<Map<String, Object>> read(Cookie cookie) {
        return state.services().storedSessions().read(cookie.value()).map(HandlerSessionImpl::copy);
    }

    /** Keeps {@code null}, which a store of the application may have for an empty column. */
    private static Map<String, Object> copy(Map<String, Object> data) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    @Override
    public HandlerSession clear() {
        state.clear();
        return this;
    }

    /** {@code alice CookieJar[…]} */
    @Override
    public String toString() {
        return name() + " " + state.jar();
    }
}
