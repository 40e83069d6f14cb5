package io.quarkiverse.handlertesting.http;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Helpers for the tests of cookie jars. */
final class Jars {

    static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

    private Jars() {
    }

    static URI uri(String text) {
        return URI.create(text);
    }

    /** The Cookie field that a jar sends; {@code null} if it sends none. */
    static String sent(CookieJar jar, String to) {
        return jar.header(uri(to)).orElse(null);
    }

    /** The Cookie field that a new jar sends to an address after one response from another. */
    static String sent(String setCookie, String from, String to) {
        CookieJar jar = new CookieJar(Clock.fixed(START, ZoneOffset.UTC));
        jar.receive(uri(from), setCookie);
        return sent(jar, to);
    }
}
