package io.quarkiverse.handlertesting.http;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

import io.quarkiverse.handlertesting.runtime.internal.text.PairText;

/**
 * A cookie as a {@link CookieJar} keeps it (RFC 6265, section 5.3). No component but {@code expires} is {@code null}.
 *
 * @param name empty for a cookie that was set without one
 * @param value as it was received, with its quotes if it had any
 * @param domain the host that has set it, or the domain that it is for; in lower case, without a leading dot
 * @param hostOnly whether it is sent to that host alone, and not to those below it
 * @param path it is sent to this path and those below it
 * @param expires when it expires; {@code null} if it lasts until the session ends
 * @param secure whether it is sent over a secure connection only
 * @param httpOnly whether scripts of a page do not see it
 * @param sameSite as the application has set it; it never keeps a jar from sending the cookie, since all that a test sends is
 *        a navigation of its user
 * @param created when it was first set; a new value does not change it
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

    /** Whether it outlives the session: it was set with {@code Max-Age} or {@code Expires}. */
    public boolean isPersistent() {
        return expires != null;
    }

    /** On one line, its value shortened: {@code theme=dark (localhost /docs, Secure, expires 2026-11-25T00:00:00Z)} */
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
