package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.http.Jars.START;
import static io.quarkiverse.handlertesting.http.Jars.sent;
import static io.quarkiverse.handlertesting.http.Jars.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a cookie expires, by the clock of the jar. */
class CookieJarExpiryTest {

    private final MovableClock clock = new MovableClock(Jars.START);
    private final CookieJar jar = new CookieJar(clock);

    @Test
    void maxAgeIsInSeconds() {
        receive("a=1; Max-Age=60");
        clock.move(Duration.ofSeconds(59));
        assertEquals("a=1", sent(jar, "http://h/"));

        clock.move(Duration.ofSeconds(1));
        assertNull(sent(jar, "http://h/"));
        assertEquals(List.of("expired at 2026-11-25T12:01:00Z"), jar.fate("a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "Max-Age=0", "Max-Age=-1", "Max-Age=-99999999999999999999",
            "Expires=Thu, 01 Jan 1970 00:00:00 GMT",
            "Max-Age=0; Expires=Wed, 25 Nov 2099 00:00:00 GMT" })
    void removesTheCookieThatAnExpiredOneReplaces(String attributes) {
        receive("a=1; Path=/x");
        receive("b=1");
        receive("a=; Path=/x; " + attributes);

        assertEquals("b=1", sent(jar, "http://h/x"));
        assertEquals(List.of("removed by the response of http://h/"), jar.fate("a"));
    }

    @Test
    void removesOnlyTheSameNameDomainAndPath() {
        receive("a=1; Path=/x");
        receive("a=; Path=/; Max-Age=0");

        assertEquals("a=1", sent(jar, "http://h/x"));
        assertEquals(List.of(), jar.fate("a"));
    }

    @Test
    void maxAgeWinsOverExpires() {
        receive("a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        assertEquals(START.plusSeconds(60), jar.cookies().get(0).expires());
    }

    @Test
    void keepsNoCookieForMoreThan400Days() {
        receive("a=1; Max-Age=99999999999");
        receive("b=1; Expires=Wed, 25 Nov 2099 00:00:00 GMT");
        receive("c=1; Max-Age=999999999999999999999999");

        jar.cookies().forEach(cookie -> assertEquals(START.plus(Duration.ofDays(400)), cookie.expires()));
    }

    @Test
    void keepsCreationTimeAndOrderWhenTheValueChanges() {
        receive("a=1");
        receive("b=1");
        clock.move(Duration.ofSeconds(5));
        receive("a=2; HttpOnly");

        assertEquals(START, jar.cookies().get(0).created());
        assertEquals("a=2; b=1", sent(jar, "http://h/"));
    }

    @Test
    void aCookieAfterAnExpiredOneOfTheSameNameIsNew() {
        receive("a=1; Max-Age=1");
        receive("b=2");
        clock.move(Duration.ofSeconds(10));
        receive("a=3");

        assertEquals("b=2; a=3", sent(jar, "http://h/"));
        assertEquals(START.plusSeconds(10), jar.cookies().get(1).created());
        assertEquals(List.of("expired at 2026-11-25T12:00:01Z"), jar.fate("a"));
    }

    @Test
    void aCookieByHandAfterAnExpiredOneOfTheSameNameIsNew() {
        receive("a=1; Max-Age=1");
        receive("b=2");
        clock.move(Duration.ofSeconds(10));
        jar.put(new Cookie("a", "3", "h", true, "/", null, false, false, SameSite.DEFAULT, clock.instant()));

        assertEquals("b=2; a=3", sent(jar, "http://h/"));
    }

    @Test
    void makesAPersistentCookieASessionCookie() {
        receive("a=1; Max-Age=60");
        receive("a=2");
        clock.move(Duration.ofDays(1000));

        assertEquals("a=2", sent(jar, "http://h/"));
    }

    @Test
    void keepsPersistentCookiesAtTheEndOfTheSession() {
        receive("a=1");
        receive("b=1; Max-Age=60");
        jar.endSession();

        assertEquals("b=1", sent(jar, "http://h/"));
        assertEquals(List.of("removed by endSession()"), jar.fate("a"));
    }

    @Test
    void usesANewClock() {
        receive("a=1; Max-Age=60");
        jar.setClock(Clock.fixed(START.plusSeconds(61), ZoneOffset.UTC));

        assertEquals(List.of(), jar.cookies());
    }

    @Test
    void clearForgetsEverything() {
        receive("a=1");
        receive("b=1; Secure");
        jar.clear();

        assertEquals(List.of(), jar.cookies());
        assertEquals(List.of(), jar.rejected());
        assertEquals(List.of(), jar.fate("b"));
    }

    private void receive(String setCookie) {
        jar.receive(uri("http://h/"), setCookie);
    }
}
