package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.SameSite;
import io.vertx.core.MultiMap;

/** Adds cookies of a jar to those of the request, in one header (RFC 6265, section 5.4). */
class OutgoingHeadersTest {

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private final OutgoingHeaders outgoing = new OutgoingHeaders(headers);

    @Test
    void addsNoHeaderWithoutCookies() {
        outgoing.addCookies(List.of());
        outgoing.addCookies(Map.of());

        assertTrue(headers.isEmpty());
    }

    @Test
    void addsCookiesOfTheJarUnlessTheRequestHasThem() {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("a", "1");
        own.put("b", "");
        outgoing.addCookies(own);
        outgoing.addCookies(List.of(cookie("b", "jar"), cookie("c", "x=y"), cookie("c", "z")));

        assertEquals(List.of("a=1; b=; c=x=y; c=z"), headers.getAll("Cookie"));
    }

    @Test
    void keepsCookiesInAHeaderOfTheRequest() {
        headers.add("cookie", "a=1;b=2").add("COOKIE", "c=3 ; d");
        outgoing.addCookies(List.of(cookie("a", "jar"), cookie("b", "jar"), cookie("c", "jar"), cookie("D", "jar")));

        assertEquals(List.of("a=1;b=2; c=3 ; d; D=jar"), headers.getAll("Cookie"), "names differ by case");
    }

    @Test
    void joinsSeveralHeadersWhenACookieIsAdded() {
        headers.add("Cookie", "a=1").add("Cookie", "b=2");
        outgoing.addCookies(Map.of("c", "3"));

        assertEquals(List.of("a=1; b=2; c=3"), headers.getAll("Cookie"));
    }

    @Test
    void keepsTheHeaderIfTheJarAddsNothing() {
        headers.add("Cookie", "a=1;b=2");
        outgoing.addCookies(List.of(cookie("a", "jar"), cookie("b", "jar")));

        assertEquals(List.of("a=1;b=2"), headers.getAll("Cookie"));
    }

    @Test
    void writesACookieWithoutANameAsItsValue() {
        outgoing.addCookies(Map.of("", "own"));
        assertEquals(List.of("own"), headers.getAll("Cookie"));

        outgoing.addCookies(List.of(cookie("", "jar"), cookie("own", "1")));
        assertEquals(List.of("own; own=1"), headers.getAll("Cookie"), "the cookie of the request has the same empty name");
    }

    @Test
    void addsOrReplacesHeaders() {
        outgoing.addHeader("X-A", "1");
        outgoing.addHeader("x-a", "2");
        assertEquals(List.of("1", "2"), headers.getAll("X-A"));
        assertTrue(outgoing.hasHeader("x-A"));

        outgoing.replaceHeader("x-a", "3");
        assertEquals(List.of("3"), headers.getAll("X-A"));
        assertFalse(outgoing.hasHeader("X-B"));
    }

    private static Cookie cookie(String name, String value) {
        return new Cookie(name, value, "localhost", true, "/", null, false, false, SameSite.DEFAULT, Instant.EPOCH);
    }
}
