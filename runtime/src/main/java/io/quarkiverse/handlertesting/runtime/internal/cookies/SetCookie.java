package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.time.Instant;

import io.quarkiverse.handlertesting.http.SameSite;

/**
 * What a {@code Set-Cookie} field says (RFC 6265, section 5.2), before anything is decided on it.
 *
 * @param expires of the last {@code Expires} that could be read; {@code null} if there was none
 * @param maxAge in seconds, of the last {@code Max-Age} that could be read; {@code null} if there was none
 * @param domain in lower case, without a leading dot; empty if none was given
 * @param path as given, if it begins with a slash; {@code null} for the default
 */
record SetCookie(String name, String value, Instant expires, Long maxAge, String domain, String path, boolean secure,
        boolean httpOnly, SameSite sameSite) {
}
