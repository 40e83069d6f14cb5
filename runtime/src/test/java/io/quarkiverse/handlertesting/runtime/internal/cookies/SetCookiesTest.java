package io.quarkiverse.handlertesting.runtime.internal.cookies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.SameSite;

/** The cookies of a response are parsed as RFC 6265 says, without a check whether they may be set. */
class SetCookiesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final URI FROM = URI.create("http://localhost:8081/auth/callback?code=1");

    @Test
    void readsAttributes() {
        assertEquals(
                List.of(new Cookie("a", "1", "localhost", true, "/", NOW.plusSeconds(60), true, true, SameSite.STRICT, NOW)),
                of("a=1; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Strict"));
    }

    @Test
    void takesHostAndPathOfTheRequestWithoutAttributes() {
        assertEquals(List.of(new Cookie("a", "1", "localhost", true, "/auth", null, false, false, SameSite.DEFAULT, NOW)),
                of("a=1"));
    }

    @Test
    void keepsCookiesThatAJarWouldReject() {
        List<Cookie> cookies = of("a=1; Secure", "b=2; Domain=elsewhere.example.org", "c=3; SameSite=None", "__Host-d=4",
                "e=5; Max-Age=0", "f=6; Domain=com");

        assertEquals(List.of("a", "b", "c", "__Host-d", "e", "f"), cookies.stream().map(Cookie::name).toList());
        assertEquals(List.of("localhost", "elsewhere.example.org", "localhost", "localhost", "localhost", "com"),
                cookies.stream().map(Cookie::domain).toList());
        assertEquals(List.of(true, false, true, true, true, false), cookies.stream().map(Cookie::hostOnly).toList());
        assertEquals(Instant.MIN, cookies.get(4).expires());
    }

    @Test
    void keepsTheOrderAndSkipsFieldsWithoutACookie() {
        assertEquals(List.of("1", "2", "3"),
                of("a=1", "=", "a=2", "b=\u0001", ";", "c=3").stream().map(Cookie::value).toList());
        assertEquals(List.of(), of());
    }

    private static List<Cookie> of(String... fields) {
        return SetCookies.of(FROM, List.of(fields), NOW);
    }
}
