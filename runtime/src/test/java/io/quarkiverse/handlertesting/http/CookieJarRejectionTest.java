package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.http.Jars.sent;
import static io.quarkiverse.handlertesting.http.Jars.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cookie that may not be set is ignored, and the jar reports the reason. */
class CookieJarRejectionTest {

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource(delimiter = '|', value = {
            "''|http://h/|It has neither a name nor a value.",
            "=; Path=/|http://h/|It has neither a name nor a value.",
            "a=1; Domain=example.com|http://example.org/|Its Domain=example.com does not cover the host example.org.",
            "a=1; Domain=www.example.org|http://example.org/|Its Domain=www.example.org does not cover the host example.org.",
            "a=1; Domain=1.1|http://1.1.1.1/|Its Domain=1.1 does not cover the host 1.1.1.1.",
            "a=1; Domain=org|http://example.org/|Its Domain=org is a public suffix.",
            "a=1; Domain=co.uk|http://shop.co.uk/|Its Domain=co.uk is a public suffix.",
            "a=1; Domain=com.|http://a.com./|Its Domain=com. is a public suffix.",
            "a=1; Domain=co.uk.|http://shop.co.uk./|Its Domain=co.uk. is a public suffix.",
            "a=1; Domain=..|http://a.com./|Its Domain=. is a public suffix.",
            "a=1; Domain=a.com|http://a.com./|Its Domain=a.com does not cover the host a.com..",
            "a=1; Domain=github.io|http://us.github.io/|Its Domain=github.io is a public suffix.",
            "a=1; Secure|http://localhost/|It is Secure, but http://localhost is not. If the application is behind a TLS proxy, open the session with secure().",
            "a=1; SameSite=None|http://h/|It has SameSite=None, but is not Secure.",
            "__Secure-a=1|https://h/|Its name has a prefix that only a Secure cookie may have.",
            "__secure-a=1|https://h/|Its name has a prefix that only a Secure cookie may have.",
            "__Host-a=1; Path=/|https://h/|Its name has a prefix that only a Secure cookie may have.",
            "__Host-a=1; Secure|https://h/|Its name begins with __Host-, which requires Path=/ and no Domain.",
            "__Host-a=1; Secure; Path=/x|https://h/|Its name begins with __Host-, which requires Path=/ and no Domain.",
            "__Host-a=1; Secure; Path=/; Domain=example.org|https://example.org/|Its name begins with __Host-, which requires Path=/ and no Domain.",
            "__Http-a=1; Secure|https://h/|Its name has a prefix that only an HttpOnly cookie may have.",
            "__http-a=1; HttpOnly|https://h/|Its name has a prefix that only a Secure cookie may have.",
            "__Host-Http-a=1; Secure; Path=/|https://h/|Its name has a prefix that only an HttpOnly cookie may have.",
            "__Host-Http-a=1; Secure; HttpOnly|https://h/|Its name begins with __Host-, which requires Path=/ and no Domain.",
            "=__Http-a=1; Secure; HttpOnly|https://h/|It has no name, and its value looks like a name with a prefix.",
            "=__Host-a=1; Secure; Path=/|https://h/|It has no name, and its value looks like a name with a prefix." })
    void rejectsTheCookieWithAReason(String setCookie, String from, String reason) {
        CookieJar jar = new CookieJar();
        jar.receive(uri(from), setCookie);

        assertEquals(List.of(), jar.cookies());
        assertEquals(List.of(new RejectedCookie(setCookie, uri(from), reason)), jar.rejected());
    }

    @ParameterizedTest
    @CsvSource({ "__Secure-a=1; Secure, __Secure-a=1", "__Host-a=1; Secure; Path=/, __Host-a=1",
            "__HOST-a=1; Secure; Path=/, __HOST-a=1",
            "__Http-a=1; Secure; HttpOnly, __Http-a=1",
            "__Host-Http-a=1; Secure; HttpOnly; Path=/, __Host-Http-a=1",
            "__Hosta=1, __Hosta=1" })
    void acceptsAPrefixWhoseConditionsAreMet(String setCookie, String sent) {
        assertEquals(sent, sent(setCookie, "https://h/", "https://h/"));
    }

    @Test
    void letsAPublicSuffixSetACookieForItself() {
        assertEquals("a=1", sent("a=1; Domain=github.io", "http://github.io/", "http://github.io/"));
        assertNull(sent("a=1; Domain=github.io", "http://github.io/", "http://us.github.io/"), "for that host only");
    }

    @Test
    void rejectsControlCharactersExceptTabs() {
        IntStream.concat(IntStream.range(0, 0x20), IntStream.of(0x7f)).filter(character -> character != '\t')
                .forEach(character -> {
                    CookieJar jar = new CookieJar();
                    jar.receive(uri("http://h/"), "a=1" + (char) character + "2; Path=/");
                    assertEquals(String.format("It has a control character, \\u%04x.", character),
                            jar.rejected().get(0).reason());
                });
    }

    @Test
    void rejectsAPairOfMoreThan4096Octets() {
        CookieJar jar = new CookieJar();
        jar.receive(uri("http://h/"), "a=" + "x".repeat(4095));
        jar.receive(uri("http://h/"), "a=" + "x".repeat(4096));
        jar.receive(uri("http://h/"), "b=" + "€".repeat(1366));
        assertEquals(1, jar.cookies().size());
        assertEquals("Its name and value have more than 4096 octets.", jar.rejected().get(0).reason());
    }

    @Test
    void countsAnOctetOfAHeaderOnce() {
        CookieJar jar = new CookieJar();
        jar.receive(uri("http://h/"), "a=" + "\u00e9".repeat(4095) + "; Path=/" + "\u00e9".repeat(1023));

        assertEquals(List.of(), jar.rejected());
        assertEquals("/" + "\u00e9".repeat(1023), jar.cookies().get(0).path());
    }

    @Test
    void ignoresAnExpiredSecureCookieThatIsStillStored() {
        MovableClock clock = new MovableClock(Jars.START);
        CookieJar jar = new CookieJar(clock);
        jar.receive(uri("https://h/"), "a=1; Max-Age=1; Secure");
        clock.move(Duration.ofSeconds(10));
        jar.receive(uri("http://h/"), "a=2");

        assertEquals(List.of(), jar.rejected());
        assertEquals("a=2", sent(jar, "http://h/"));
    }

    @Test
    void rejectsAnInsecureCookieThatWouldHideASecureOne() {
        CookieJar jar = new CookieJar();
        jar.receive(uri("https://example.org/"), "a=good; Secure; Path=/x");
        jar.receive(uri("http://example.org/x/y"), "a=evil");
        jar.receive(uri("http://www.example.org/x/y"), "a=evil; Domain=example.org");
        assertEquals("a=good", sent(jar, "https://example.org/x/y"));
        assertEquals("It is not Secure, and would hide a Secure cookie of the same name.", jar.rejected().get(1).reason());

        jar.receive(uri("http://example.org/other/y"), "a=harmless");
        assertEquals("a=harmless", sent(jar, "http://example.org/other/z"));
    }

    @Test
    void keepsTheOldCookieWhenTheNewOneIsRejected() {
        CookieJar jar = new CookieJar();
        jar.receive(uri("http://h/"), List.of("a=1", "a=2; Secure", "b=3"));

        assertEquals("a=1; b=3", sent(jar, "http://h/"));
    }

    @Test
    void keepsTheLast100Rejections() {
        CookieJar jar = new CookieJar();
        IntStream.range(0, 150).forEach(i -> jar.receive(uri("http://h/"), "a" + i + "=1; Secure"));

        assertEquals(100, jar.rejected().size());
        assertEquals("a149=1; Secure", jar.rejected().get(99).setCookie());
    }
}
