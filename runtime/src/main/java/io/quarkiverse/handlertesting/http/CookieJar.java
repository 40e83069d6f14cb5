package io.quarkiverse.handlertesting.http;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieHeader;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieHistory;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieIntake;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieStore;
import io.quarkiverse.handlertesting.runtime.internal.cookies.PublicSuffixes;

/**
 * The cookies of one session, stored and sent as browsers do: RFC 6265, and draft-ietf-httpbis-rfc6265bis for the prefixes
 * {@code __Secure-}, {@code __Host-}, {@code __Http-} and {@code __Host-Http-}, {@code SameSite}, control characters and
 * limits. A jar sends nothing itself; a
 * {@link HandlerSession} does.
 * <p>
 * As the specifications demand, the jar ignores a cookie that may not be set; {@link #rejected()} reports it. Cookies for a
 * whole public suffix, such as {@code co.uk}, are rejected by the list that comes with Apache HttpClient. A jar holds 180
 * cookies per domain and 3,000 in total; when it is full, it evicts the cookies that were unused for the longest time.
 * <p>
 * Thread-safe. A jar lives in memory, as long as something refers to it, and writes nothing to disk.
 */
public final class CookieJar {

    private final CookieHistory history = new CookieHistory();
    private final CookieStore store = new CookieStore(history);
    private final CookieIntake intake = new CookieIntake(store, history, PublicSuffixes.known());
    private volatile Clock clock;

    /** Creates an empty jar that uses the system clock. */
    public CookieJar() {
        this(Clock.systemUTC());
    }

    /**
     * Creates an empty jar.
     *
     * @param clock decides when cookies expire
     */
    public CookieJar(Clock clock) {
        setClock(clock);
    }

    /** Replaces the clock by which cookies expire. Cookies that are in the jar already keep their expiry instant. */
    public void setClock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Stores the cookies of a response.
     *
     * @param from the absolute address of the request; its scheme says whether the connection was secure
     * @param setCookies the values of the {@code Set-Cookie} fields, in order
     * @throws IllegalArgumentException if the address has no host
     */
    public void receive(URI from, List<String> setCookies) {
        intake.receive(from, setCookies, clock.instant());
    }

    /** Stores the cookie of one field, as {@link #receive(URI, List)} does. */
    public void receive(URI from, String setCookie) {
        receive(from, List.of(setCookie));
    }

    /**
     * Puts in a cookie by hand. It replaces a cookie with the same name, domain, host-only flag and path. The rules for
     * cookies that a server sets do not apply.
     *
     * @throws IllegalArgumentException if the name or the value cannot be sent in a header, or would arrive as a different
     *         cookie, as one without a name and with {@code =} in its value would
     */
    public void put(Cookie cookie) {
        intake.put(cookie, clock.instant());
    }

    /**
     * The value of the {@code Cookie} field for a request.
     *
     * @param to the absolute address of the request
     * @return empty if no cookie is for that address
     */
    public Optional<String> header(URI to) {
        List<Cookie> cookies = cookies(to);
        return cookies.isEmpty() ? Optional.empty() : Optional.of(CookieHeader.of(cookies));
    }

    /** The cookies that {@link #header} would send, in the same order: longer paths first, then those that were set first. */
    public List<Cookie> cookies(URI to) {
        return store.matching(to, clock.instant());
    }

    /** All unexpired cookies, in the order in which they were first set; a copy. */
    public List<Cookie> cookies() {
        return store.all(clock.instant());
    }

    /** The last 100 cookies that were ignored, each with the reason, the oldest first. */
    public List<RejectedCookie> rejected() {
        return history.rejected();
    }

    /**
     * Why the jar does not hold a cookie of this name: it was rejected, removed or evicted, or it expired. The oldest reason
     * comes first; empty if the jar knows none.
     */
    public List<String> fate(String name) {
        store.all(clock.instant());
        return history.fate(name);
    }

    /** Removes the cookies that are not persistent, as when the user closes the browser. */
    public void endSession() {
        store.removeIf(cookie -> !cookie.isPersistent(), "removed by endSession()");
    }

    /** Removes all cookies, and forgets what was removed and rejected before. */
    public void clear() {
        store.clear();
        history.clear();
    }

    /** The cookies of the jar, with masked values. */
    @Override
    public String toString() {
        return cookies().stream().map(Cookie::toString).collect(Collectors.joining(", ", "CookieJar[", "]"));
    }
}
