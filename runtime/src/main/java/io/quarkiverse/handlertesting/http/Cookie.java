package io.quarkiverse.handlertesting.http;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

import io.quarkiverse.handlertesting.runtime.internal.text.PairText;

/**
 * A cookie as a {@link CookieJar} stores it (RFC 6265, section 5.3). Only {@code expires} may be {@code null}.
 *
 * @param name empty for a cookie that was set without a name
 * @param value the value as received, including its quotes if it had any
 * @param domain the host that set the cookie, or the domain that the cookie is for; in lower case, without a leading dot
 * @param hostOnly whether the cookie is sent to that host only, and not to its subdomains
 * @param path the cookie is sent to this path and to the paths below it
 * @param expires when the cookie expires; {@code null} if it lasts until the session ends
 * @param secure whether the cookie is sent over secure connections only
 * @param httpOnly whether the cookie is hidden from the scripts of a page
 * @param sameSite the attribute as the application set it. It never stops a jar from sending the cookie, since each request
 *        of a test counts as a navigation by the user
 * @param created when the cookie was first set; a new value does not change it
 */
public record Cookie(String name, String value, String domain, boolean hostOnly, String path, Instant expires, boolean secure,
        boolean httpOnly, SameSite sameSite, Instant created) {

    public Cookie {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sameSite, "sameSite");
        Objects.requireNonNull(created, "created");
    }

    /** Whether the cookie outlives the session: it was set with {@code Max-Age} or {@code Expires}. */
    public boolean isPersistent() {
        return expires != null;
    }

    /** One line with a masked value: {@code theme=cookie(4)#a3f1 (localhost /docs, Secure, expires 2026-11-25T00:00:00Z)} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(PairText.of(name, value));
        text.append(" (").append(hostOnly ? "" : "*.").append(domain).append(' ').append(path);
        if (secure) {
            text.append(", Secure");
        }
        if (httpOnly) {
            text.append(", HttpOnly");
        }
        if (sameSite != SameSite.DEFAULT) {
            text.append(", SameSite=").append(sameSite.name().charAt(0))
                    .append(sameSite.name().substring(1).toLowerCase(Locale.ROOT));
        }
        if (isPersistent()) {
            text.append(", expires ").append(expires);
        }
        return text.append(')').toString();
    }
}
