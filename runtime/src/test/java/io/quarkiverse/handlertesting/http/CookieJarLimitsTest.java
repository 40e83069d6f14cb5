package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.http.Jars.sent;
import static io.quarkiverse.handlertesting.http.Jars.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** A full jar evicts the cookies that were unused for the longest time. */
class CookieJarLimitsTest {

    private final MovableClock clock = new MovableClock(Jars.START);
    private final CookieJar jar = new CookieJar(clock);

    @Test
    void holds180CookiesOfADomain() {
        IntStream.range(0, 180).forEach(i -> receive("http://h/", "c" + i + "=1; Path=/p" + i));
        assertEquals("c0=1", sent(jar, "http://h/p0"));
        receive("http://other/", "c=1");
        receive("http://h/", "one=more");

        assertEquals("c0=1; one=more", sent(jar, "http://h/p0"), "was sent");
        assertEquals("one=more", sent(jar, "http://h/p1"), "was not sent");
        assertEquals(181, jar.cookies().size());
        assertEquals(List.of("evicted, since the jar was full"), jar.fate("c1"));
    }

    @Test
    void evictsCookiesThatAreNotSecureFirst() {
        receive("https://h/", "secure=1; Secure");
        IntStream.range(0, 180).forEach(i -> receive("https://h/", "c" + i + "=1"));

        assertTrue(jar.cookies().stream().anyMatch(cookie -> cookie.name().equals("secure")));
        assertEquals(List.of("evicted, since the jar was full"), jar.fate("c0"));
    }

    @Test
    void holds3000CookiesInAll() {
        IntStream.range(0, 3001).forEach(i -> receive("http://h" + i + "/", "a=1"));

        assertEquals(3000, jar.cookies().size());
        assertNull(sent(jar, "http://h0/"));
        assertEquals("a=1", sent(jar, "http://h1/"));
    }

    @Test
    void removesExpiredCookiesBeforeAnyOther() {
        receive("http://h/", "first=1");
        IntStream.range(0, 179).forEach(i -> receive("http://h/", "c" + i + "=1; Max-Age=10"));
        clock.move(Duration.ofSeconds(10));
        receive("http://h/", "last=1");

        assertEquals("first=1; last=1", sent(jar, "http://h/"));
    }

    private void receive(String from, String setCookie) {
        jar.receive(uri(from), setCookie);
    }
}
