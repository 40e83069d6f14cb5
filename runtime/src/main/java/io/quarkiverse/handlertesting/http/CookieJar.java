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
 * The cookies of one user, kept and sent as browsers do: RFC 6265, and draft-ietf-httpbis-rfc6265bis for the prefixes
 * {@code __Secure-} and {@code __Host-}, {@code SameSite}, control characters and limits. It sends nothing itself; a
 * {@link HandlerSession} does.
 * <p>
 * A cookie that may not be set is ignored, as the specifications say, and told of by {@link #rejected()}. Cookies for a whole
 * public suffix, as {@code co.uk}, are refused by the list that comes with Apache HttpClient. A jar holds 180 cookies for a
 * domain and 3,000 in all; of more, those that were not sent for longest go.
 * <p>
 * Thread-safe. It lasts as long as it is referred to, and writes nothing to disk.
 */
public final class CookieJar {

    private final CookieHistory history = new CookieHistory();
    private final CookieStore store = new CookieStore(history);
    private final CookieIntake intake = new CookieIntake(store, history, PublicSuffixes.known());
    private volatile Clock clock;

    /** An empty jar on the clock of the system. */
    public CookieJar() {
        this(Clock.systemUTC());
    }

    /**
     * @param clock tells when cookies expire
     */
    public CookieJar(Clock clock) {
        setClock(clock);
    }

    /** From now on cookies expire by this clock; those that are there keep the instant at which they do. */
    public void setClock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Takes the cookies of a response.
     *
     * @param from the address of the request, absolute; whether it was secure is told by its scheme
     * @param setCookies the values of the {@code Set-Cookie} fields, in order
     * @throws IllegalArgumentException if the address has no host
     */
    public void receive(URI from, List<String> setCookies) {
        intake.receive(from, setCookies, clock.instant());
    }

    /** As {@link #receive(URI, List)}, of one field. */
    public void receive(URI from, String setCookie) {
        receive(from, List.of(setCookie));
    }

    /**
     * Puts a cookie in by hand, in place of another of its name, domain and path. None of the rules for what a server may set
     * is asked.
     *
     * @throws IllegalArgumentException if its name or value cannot be sent in a header, or would be taken for another cookie
     */
    public void put(Cookie cookie) {
        intake.put(cookie);
    }

    /**
     * The value of the {@code Cookie} field for a request.
     *
     * @param to its address, absolute
     * @return empty if no cookie is for it
     */
    public Optional<String> header(URI to) {
        List<Cookie> cookies = cookies(to);
        return cookies.isEmpty() ? Optional.empty() : Optional.of(CookieHeader.of(cookies));
    }

    /** What {@link #header} would send, in that order: longer paths first, then those that were set first. */
    public List<Cookie> cookies(URI to) {
        return store.matching(to, clock.instant());
    }

    /** All that have not expired, those that were set first at the beginning; a copy. */
    public List<Cookie> cookies() {
        return store.all(clock.instant());
    }

    /** What was ignored, with the reason, the oldest first; the last 100. */
    public List<RejectedCookie> rejected() {
        return history.rejected();
    }

    /** What is known of a cookie that is not there: when it was removed, why it was rejected; empty if nothing is. */
    public List<String> fate(String name) {
        store.all(clock.instant());
        return history.fate(name);
    }

    /** The user closes the browser: cookies that are not persistent go. */
    public void endSession() {
        store.removeIf(cookie -> !cookie.isPersistent(), "removed by endSession()");
    }

    /** Forgets everything, what was rejected too. */
    public void clear() {
        store.clear();
        history.clear();
    }

    /** Its cookies, values shortened. */
    @Override
    public String toString() {
        return cookies().stream().map(Cookie::toString).collect(Collectors.joining(", ", "CookieJar[", "]"));
    }
}
