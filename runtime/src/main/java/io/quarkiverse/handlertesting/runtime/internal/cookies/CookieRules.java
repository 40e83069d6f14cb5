package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.SameSite;

/**
 * Decides whether a server may set a cookie, and with which domain, path and expiry: RFC 6265, section 5.3; rfc6265bis,
 * section 5.7.
 */
final class CookieRules {

    /** The longest lifetime of a cookie (rfc6265bis, section 5.5). */
    private static final Duration LONGEST = Duration.ofDays(400);

    private final Predicate<String> publicSuffixes;

    CookieRules(Predicate<String> publicSuffixes) {
        this.publicSuffixes = publicSuffixes;
    }

    /** @throws CookieRejection if the cookie may not be set */
    Cookie apply(SetCookie set, URI from, Instant now) {
        String host = Hosts.of(from);
        String domain = domain(set, host);
        boolean hostOnly = domain.isEmpty();
        if (set.secure() && !isSecure(from)) {
            throw new CookieRejection("It is Secure, but " + from.getScheme() + "://" + host
                    + " is not. If the application is behind a TLS proxy, open the session with secure().");
        }
        if (set.sameSite() == SameSite.NONE && !set.secure()) {
            throw new CookieRejection("It has SameSite=None, but is not Secure.");
        }
        checkPrefix(set.name().isEmpty() ? set.value() : set.name(), set, hostOnly);
        return cookie(set, from, domain, now);
    }

    /**
     * The cookie as the field describes it, without a check whether it may be set.
     *
     * @param domain empty if the cookie is for the host only
     */
    static Cookie cookie(SetCookie set, URI from, String domain, Instant now) {
        boolean hostOnly = domain.isEmpty();
        return new Cookie(set.name(), set.value(), hostOnly ? Hosts.of(from) : domain, hostOnly,
                set.path() == null ? Paths.byDefault(from) : set.path(), expires(set, now), set.secure(), set.httpOnly(),
                set.sameSite(), now);
    }

    /** Empty if the cookie is for the host only. */
    private String domain(SetCookie set, String host) {
        String domain = set.domain();
        if (domain.isEmpty()) {
            return "";
        }
        domain = Hosts.canonical(domain);
        if (!Hosts.isAddress(domain) && publicSuffixes.test(Hosts.withoutRoot(domain))) {
            if (domain.equals(host)) {
                return "";
            }
            throw new CookieRejection("Its Domain=" + set.domain() + " is a public suffix.");
        }
        if (!Hosts.matches(host, domain)) {
            throw new CookieRejection("Its Domain=" + set.domain() + " does not cover the host " + host + ".");
        }
        return domain;
    }

    private static void checkPrefix(String name, SetCookie set, boolean hostOnly) {
        String start = name.toLowerCase(Locale.ROOT);
        boolean isHost = start.startsWith("__host-");
        boolean isHttp = start.startsWith("__http-") || start.startsWith("__host-http-");
        if (!isHost && !isHttp && !start.startsWith("__secure-")) {
            return;
        }
        if (set.name().isEmpty()) {
            throw new CookieRejection("It has no name, and its value looks like a name with a prefix.");
        }
        if (!set.secure()) {
            throw new CookieRejection("Its name has a prefix that only a Secure cookie may have.");
        }
        if (isHttp && !set.httpOnly()) {
            throw new CookieRejection("Its name has a prefix that only an HttpOnly cookie may have.");
        }
        if (isHost && (!hostOnly || !"/".equals(set.path()))) {
            throw new CookieRejection("Its name begins with __Host-, which requires Path=/ and no Domain.");
        }
    }

    /** {@code Max-Age} wins over {@code Expires}. */
    private static Instant expires(SetCookie set, Instant now) {
        Instant latest = now.plus(LONGEST);
        if (set.maxAge() != null) {
            return set.maxAge() <= 0 ? Instant.MIN : earlier(latest, set.maxAge(), now);
        }
        return set.expires() == null || set.expires().isBefore(latest) ? set.expires() : latest;
    }

    private static Instant earlier(Instant latest, long seconds, Instant now) {
        return seconds > LONGEST.toSeconds() ? latest : now.plusSeconds(seconds);
    }

    static boolean isSecure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) || "wss".equalsIgnoreCase(uri.getScheme());
    }
}
