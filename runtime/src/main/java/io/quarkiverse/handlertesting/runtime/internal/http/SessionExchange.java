package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.http.Redirect;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieLedger.Step;
import io.quarkiverse.handlertesting.runtime.internal.http.RedirectTrail.TooMany;
import io.quarkiverse.handlertesting.runtime.internal.oidc.FormPost;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;

/**
 * A request of a session, and the requests that follow its redirects, for any HTTP client: adds what the session sends with
 * each request, stores what it keeps of each response, and decides on the next request. For one thread at a time.
 */
public final class SessionExchange {

    /** Headers that each request or connection sets itself. */
    private static final Set<String> OF_ONE_REQUEST = Set.of("host", "content-length", "connection", "transfer-encoding",
            "cookie");
    /** Fetch standard, section 2.2.2, request-body-header name. */
    private static final Set<String> OF_BODY = Set.of("content-encoding", "content-language", "content-location",
            "content-type");

    /** Secrets of the application, and what only its proxy says. */
    private static final Set<String> OF_APPLICATION = Set.of("authorization", "x-forwarded-proto", "x-forwarded-port");

    private final SessionState state;
    /** {@code null} if the requests act as no user. */
    private final Identity identity;
    private final Origins origins;
    private final int max;
    private final RedirectTrail trail;
    private String method;
    /** As a browser would see it. */
    private URI uri;
    private boolean withBody = true;
    /** {@code null} if the request sends no form of a page. */
    private FormPost form;
    private boolean first = true;
    /** Whether the first request has its own CSRF token: the session adds none to the chain then. */
    private boolean ownToken;
    /** The number of the request in its test; 0 outside of a test. */
    private long request;
    /** The request that was sent last; {@code null} before the first. */
    private volatile Step step;

    /**
     * @param uri the address of the first request, as it is sent
     * @param max how many redirects are followed; 0 for none
     */
    SessionExchange(SessionState state, Identity identity, String method, URI uri, int max) {
        this.state = state;
        this.identity = identity;
        this.origins = new Origins(uri, state.isSecure());
        this.max = max;
        this.trail = new RedirectTrail(state.name(), max);
        this.method = method;
        this.uri = origins.seen(uri);
    }

    /**
     * Begins an exchange.
     *
     * @param uri the address of the first request, as it is sent
     * @throws IllegalArgumentException if the session is not one of this extension
     * @throws IllegalStateException if the test of the session has ended
     */
    public static SessionExchange of(HandlerSession session, String method, URI uri) {
        if (session instanceof HandlerSessionImpl ours) {
            return ours.exchange(method, uri);
        }
        throw new IllegalArgumentException("as(session) needs a session of Sessions.open(…), but got " + session);
    }

    /** @param number of the request in its test */
    public void causedBy(long number) {
        request = number;
    }

    /** Whether the session is behind a TLS proxy. */
    public boolean isSecure() {
        return state.isSecure();
    }

    /** The session and the user that it acts as, for messages: {@code alice}, {@code session 1, who is bob (admin)}. */
    public String actor() {
        return actor(identity);
    }

    /** @param other the user that a request acts as; {@code null} for none */
    public String actor(Identity other) {
        return other == null ? state.actor() : state.actor() + ", who is " + other.text();
    }

    public String method() {
        return method;
    }

    /** The address that the request is sent to. */
    public URI sent() {
        return origins.sent(uri);
    }

    /** Whether the request has the body of the first request. */
    public boolean hasBody() {
        return withBody;
    }

    /** The form of a page, which the request sends; empty if there is none. */
    public Optional<FormPost> form() {
        return Optional.ofNullable(form);
    }

    /** Whether the request goes to the same host and port as the first one. */
    public boolean isOfApplication() {
        return origins.isOfApplication(uri);
    }

    /** Whether the request repeats this header of the first request. */
    public boolean isKept(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        if (first) {
            return true;
        }
        if (OF_ONE_REQUEST.contains(name) || !withBody && OF_BODY.contains(name)) {
            return false;
        }
        // Each request sets these itself.
        if (identity != null && name.equalsIgnoreCase(identity.header())
                || !ownToken && state.csrf().map(csrf -> name.equalsIgnoreCase(csrf.header())).orElse(false)) {
            return false;
        }
        return isOfApplication() || !OF_APPLICATION.contains(name);
    }

    /** Adds headers and cookies of the session to the request. */
    public void prepare(SessionRequest request) {
        prepare(request, false);
    }

    /** The value of a header that the session adds to the next request; {@code null} if it adds none of this name. */
    public String header(String name) {
        return isKept(name) ? state.headers().get(name) : null;
    }

    /** @param identified whether the request acts as a user of its own */
    public void prepare(SessionRequest request, boolean identified) {
        state.headers().forEach((name, value) -> {
            if (isKept(name)) {
                addIfAbsent(request, name, value);
            }
        });
        if (first) {
            ownToken = state.csrf().map(csrf -> request.hasHeader(csrf.header())).orElse(false);
        }
        List<Cookie> cookies = state.jar().cookies(uri);
        request.addCookies(cookies);
        step = state.ledger().add(this.request, method, uri, state.jar().cookies(), cookies,
                identified || identity != null || request.hasHeader("Authorization"));
        if (isOfApplication()) {
            if (Csrf.isFor(method)) {
                state.csrf().ifPresent(csrf -> addToken(request, csrf, cookies));
            }
            if (identity != null) {
                request.replaceHeader(identity.header(), identity.value());
            }
            if (state.isSecure()) {
                addIfAbsent(request, "X-Forwarded-Proto", "https");
                // Without it, the application takes the port of the scheme, 443.
                if (uri.getPort() != -1) {
                    addIfAbsent(request, "X-Forwarded-Port", Integer.toString(uri.getPort()));
                }
            }
        }
    }

    private static void addToken(SessionRequest request, Csrf csrf, List<Cookie> cookies) {
        cookies.stream().filter(cookie -> cookie.name().equals(csrf.cookie())).findFirst()
                .ifPresent(token -> addIfAbsent(request, csrf.header(), token.value()));
    }

    private static void addIfAbsent(SessionRequest request, String name, String value) {
        if (!request.hasHeader(name)) {
            request.addHeader(name, value);
        }
    }

    /**
     * Processes the head of a response.
     *
     * @param header the value of a header; {@code null} if the response does not have it
     * @return whether the response redirects to another request, which this exchange now describes
     * @throws HttpAssertionError if the exchange exceeds the limit of redirects, or if a {@code URI} cannot have the location
     */
    public boolean received(int status, UnaryOperator<String> header, List<String> setCookies) {
        state.jar().receive(uri, setCookies);
        step.answered(status, setCookies);
        FormPost posted = status == 200 ? FormPost.of(header.apply(FormPost.HEADER)).orElse(null) : null;
        String location = posted == null ? header.apply("Location") : posted.address();
        Optional<RedirectTarget> next = max == 0 || location == null ? Optional.empty()
                : next(status, posted, location).filter(target -> origins.mayBeFollowed(target.uri()));
        next.ifPresent(target -> {
            if (LocationField.hasStrayPercent(location)) {
                throw new HttpAssertionError(Reason.UNEXPECTED,
                        state.services().story("Session " + state.name() + " cannot follow " + method + " " + uri
                                + " -> " + status + " to " + location
                                + ": browsers send its % as it is, which this client cannot."
                                + " Write %25 for % in the application, or use follow(false)."),
                        null);
            }
            if (!trail.add(new Redirect(method, uri, status, target.uri()))) {
                TooMany tooMany = trail.tooMany(state.services().events(request));
                throw new HttpAssertionError(Reason.TOO_MANY_REDIRECTS, state.services().message(tooMany.sentence(), request,
                        clues(), tooMany.lines() + "\n" + cookies()), null);
            }
            first = false;
            withBody = withBody && target.keepsBody();
            form = target.keepsBody() ? form : posted;
            method = target.method();
            uri = target.uri();
        });
        return next.isPresent();
    }

    private Optional<RedirectTarget> next(int status, FormPost posted, String location) {
        if (posted != null) {
            return RedirectTarget.of(uri, posted);
        }
        return RedirectTarget.isRedirect(status) ? RedirectTarget.of(method, uri, status, location) : Optional.empty();
    }

    /** The redirects followed so far, in order. */
    public List<Redirect> redirects() {
        return trail.redirects();
    }

    /** The cookies of the last request, in lines for a message; empty before the first request. */
    public String cookies() {
        return step == null ? "" : CookieReport.of(state, step);
    }

    /** The clues that the cookies of the last request give. */
    public List<Clue> clues() {
        return step == null ? List.of() : SessionClues.of(state, step);
    }

    /** Ends the exchange, whether it succeeded or not. */
    public void end() {
        state.redirects(trail.redirects());
    }
}
