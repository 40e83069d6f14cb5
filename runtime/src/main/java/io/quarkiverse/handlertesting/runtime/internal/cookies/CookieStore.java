package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.http.Cookie;

/** Cookies in the order in which they were first set (RFC 6265, sections 5.3 and 5.4). Thread-safe. */
public final class CookieStore {

    /** RFC 6265, section 6.1, requires at least 50 per domain and 3000 in total. */
    static final int MAX_OF_DOMAIN = 180;
    static final int MAX = 3000;

    private static final Comparator<Stored> LONGEST_UNUSED = Comparator.comparingLong(stored -> stored.used);

    private record Key(String name, String domain, boolean hostOnly, String path) {

        Key(Cookie cookie) {
            this(cookie.name(), cookie.domain(), cookie.hostOnly(), cookie.path());
        }
    }

    /** A cookie with the time when it was last set or sent: a growing number, since the clocks of tests may stand still. */
    private static final class Stored {
        Cookie cookie;
        long used;
    }

    private final Map<Key, Stored> cookies = new LinkedHashMap<>();
    private final CookieHistory history;
    private long uses;

    /** @param history records the cookies that the store removes */
    public CookieStore(CookieHistory history) {
        this.history = history;
    }

    /** Stores a cookie that a server sets; an expired one removes the stored cookie instead. */
    synchronized void receive(Cookie cookie, URI from, Instant now) {
        removeExpired(now);
        if (!cookie.secure() && !CookieRules.isSecure(from)) {
            refuseToOverlaySecure(cookie);
        }
        if (isExpired(cookie, now)) {
            if (cookies.remove(new Key(cookie)) != null) {
                history.lost(cookie.name(), "removed by the response of " + from);
            }
        } else {
            store(cookie);
        }
    }

    /** rfc6265bis, section 5.7, step 15: a cookie from an insecure connection must not hide a secure one. */
    private void refuseToOverlaySecure(Cookie cookie) {
        for (Stored stored : cookies.values()) {
            Cookie other = stored.cookie;
            if (other.secure() && other.name().equals(cookie.name()) && Paths.matches(cookie.path(), other.path())
                    && (Hosts.matches(cookie.domain(), other.domain()) || Hosts.matches(other.domain(), cookie.domain()))) {
                throw new CookieRejection("It is not Secure, and would hide a Secure cookie of the same name.");
            }
        }
    }

    synchronized void put(Cookie cookie, Instant now) {
        removeExpired(now);
        store(cookie);
    }

    private void store(Cookie cookie) {
        Stored stored = cookies.computeIfAbsent(new Key(cookie), key -> new Stored());
        stored.used = ++uses;
        stored.cookie = stored.cookie == null ? cookie : createdAt(stored.cookie.created(), cookie);
        evict(cookie);
    }

    private static Cookie createdAt(Instant created, Cookie cookie) {
        return new Cookie(cookie.name(), cookie.value(), cookie.domain(), cookie.hostOnly(), cookie.path(), cookie.expires(),
                cookie.secure(), cookie.httpOnly(), cookie.sameSite(), created);
    }

    /**
     * Evicts cookies of the same domain first, and of these the ones that are not secure; then those that were unused for the
     * longest time.
     */
    private void evict(Cookie added) {
        if (cookies.size() > MAX_OF_DOMAIN) {
            List<Stored> same = cookies.values().stream().filter(at -> at.cookie.domain().equals(added.domain())).toList();
            if (same.size() > MAX_OF_DOMAIN) {
                evict(same.stream().min(Comparator.<Stored, Boolean> comparing(at -> at.cookie.secure())
                        .thenComparing(LONGEST_UNUSED)).orElseThrow());
            }
            if (cookies.size() > MAX) {
                evict(cookies.values().stream().min(LONGEST_UNUSED).orElseThrow());
            }
        }
    }

    private void evict(Stored stored) {
        cookies.remove(new Key(stored.cookie));
        history.lost(stored.cookie.name(), "evicted, since the jar was full");
    }

    /** The cookies for a request: longer paths first, then those that were set first. */
    public synchronized List<Cookie> matching(URI to, Instant now) {
        String host = Hosts.of(to);
        String path = Paths.of(to);
        boolean secure = CookieRules.isSecure(to);
        removeExpired(now);
        List<Cookie> matching = new ArrayList<>();
        for (Stored stored : cookies.values()) {
            Cookie cookie = stored.cookie;
            if ((secure || !cookie.secure()) && Paths.matches(path, cookie.path())
                    && (cookie.hostOnly() ? host.equals(cookie.domain()) : Hosts.matches(host, cookie.domain()))) {
                stored.used = ++uses;
                matching.add(cookie);
            }
        }
        matching.sort(Comparator.comparingInt(cookie -> -cookie.path().length()));
        return matching;
    }

    public synchronized List<Cookie> all(Instant now) {
        removeExpired(now);
        return cookies.values().stream().map(stored -> stored.cookie).toList();
    }

    private void removeExpired(Instant now) {
        cookies.values().removeIf(stored -> {
            boolean expired = isExpired(stored.cookie, now);
            if (expired) {
                history.lost(stored.cookie.name(), "expired at " + stored.cookie.expires());
            }
            return expired;
        });
    }

    private static boolean isExpired(Cookie cookie, Instant now) {
        return cookie.isPersistent() && !cookie.expires().isAfter(now);
    }

    public synchronized void removeIf(Predicate<Cookie> which, String fate) {
        cookies.values().removeIf(stored -> {
            boolean removed = which.test(stored.cookie);
            if (removed) {
                history.lost(stored.cookie.name(), fate);
            }
            return removed;
        });
    }

    public synchronized void clear() {
        cookies.clear();
    }
}
