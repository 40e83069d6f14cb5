package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Redirect;

/**
 * A request of a user and those that it is redirected to, whatever they are sent with: what the user adds to each, what it
 * keeps of each response, and which comes next. For one thread at a time.
 */
public final class SessionExchange {

    /** Of each connection or hop anew. */
    private static final Set<String> OF_ONE_HOP = Set.of("host", "content-length", "connection", "transfer-encoding", "cookie");
    /** Fetch standard, section 2.2.2, request-body-header name. */
    private static final Set<String> OF_BODY = Set.of("content-encoding", "content-language", "content-location",
            "content-type");

    private final SessionState user;
    /** {@code null} for none. */
    private final Identity identity;
    private final Origins origins;
    private final int max;
    private final RedirectTrail trail;
    private String method;
    /** As the user sees it. */
    private URI uri;
    private boolean withBody = true;
    private boolean first = true;

    /**
     * @param uri of the first request, as it is sent
     * @param max how many redirects are followed; 0 for none
     */
    SessionExchange(SessionState user, Identity identity, String method, URI uri, int max) {
        this.user = user;
        this.identity = identity;
        this.origins = new Origins(uri, user.isSecure());
        this.max = max;
        this.trail = new RedirectTrail(user.name(), max);
        this.method = method;
        this.uri = origins.seen(uri);
    }

    /**
     * @param uri of the first request, as it is sent
     * @throws IllegalArgumentException if the session is of somebody else's making
     * @throws IllegalStateException if its test is over
     */
    public static SessionExchange of(HandlerSession session, String method, URI uri) {
        if (session instanceof HandlerSessionImpl ours) {
            return ours.exchange(method, uri);
        }
        throw new IllegalArgumentException("as(session) needs a session of Sessions.open(…), but got " + session);
    }

    /** Who it is, for messages: the name of the session, and who that acts as. */
    public String actor() {
        return identity == null ? user.name() : user.name() + ", who is " + identity.text();
    }

    public String method() {
        return method;
    }

    /** Where the request really goes. */
    public URI sent() {
        return origins.sent(uri);
    }

    /** Whether the request has the body of the first. */
    public boolean hasBody() {
        return withBody;
    }

    /** Whether the request goes where the first one went. */
    public boolean isOfApplication() {
        return origins.isOfApplication(uri);
    }

    /** Whether a header of the first request is one of this request too. */
    public boolean isKept(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        if (first) {
            return true;
        }
        if (OF_ONE_HOP.contains(name) || !withBody && OF_BODY.contains(name)) {
            return false;
        }
        // They are set anew.
        if (identity != null && name.equalsIgnoreCase(identity.header())
                || user.csrf().map(csrf -> name.equalsIgnoreCase(csrf.header())).orElse(false)) {
            return false;
        }
        return isOfApplication() || !name.equals("authorization") && !name.equals("x-forwarded-proto");
    }

    /** Adds what the user has to the request. */
    public void prepare(SessionRequest request) {
        if (first) {
            user.headers().forEach((name, value) -> addIfAbsent(request, name, value));
        }
        List<Cookie> cookies = user.jar().cookies(uri);
        request.addCookies(cookies);
        if (isOfApplication()) {
            if (Csrf.isFor(method)) {
                user.csrf().ifPresent(csrf -> addToken(request, csrf, cookies));
            }
            if (identity != null) {
                request.replaceHeader(identity.header(), identity.value());
            }
            if (user.isSecure()) {
                addIfAbsent(request, "X-Forwarded-Proto", "https");
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
     * Takes the head of the response.
     *
     * @param location {@code null} for none
     * @return whether it leads to another request, which this is from now on
     * @throws AssertionError if that is one too many
     */
    public boolean received(int status, String location, List<String> setCookies) {
        user.jar().receive(uri, setCookies);
        Optional<RedirectTarget> next = max == 0 || location == null || !RedirectTarget.isRedirect(status) ? Optional.empty()
                : RedirectTarget.of(method, uri, status, location).filter(hop -> origins.mayBeFollowed(hop.uri()));
        next.ifPresent(hop -> {
            trail.add(new Redirect(method, uri, status, hop.uri()));
            first = false;
            withBody = withBody && hop.keepsBody();
            method = hop.method();
            uri = hop.uri();
        });
        return next.isPresent();
    }

    /** Those that it has followed so far, in order. */
    public List<Redirect> redirects() {
        return trail.redirects();
    }

    /** The exchange is over, however it went. */
    public void end() {
        user.redirects(trail.redirects());
    }
}
