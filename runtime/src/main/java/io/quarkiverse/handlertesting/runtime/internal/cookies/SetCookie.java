package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.time.Instant;

import io.quarkiverse.handlertesting.http.SameSite;

/**
 * The content of a {@code Set-Cookie} field (RFC 6265, section 5.2), before any rule is applied to it.
 *
 * @param expires the last {@code Expires} that could be parsed; {@code null} without one
 * @param maxAge the last {@code Max-Age} that could be parsed, in seconds; {@code null} without one
 * @param domain in lower case, without a leading dot; empty if the field has no {@code Domain}
 * @param path the path of the field if it begins with a slash; {@code null} for the default path
 */
record SetCookie(String name, String value, Instant expires, Long maxAge, String domain, String path, boolean secure,
        boolean httpOnly, SameSite sameSite) {
}
