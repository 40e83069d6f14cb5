package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.http.Jars.sent;
import static io.quarkiverse.handlertesting.http.Jars.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a Set-Cookie field is parsed: RFC 6265, section 5.2, as amended by rfc6265bis, section 5.6. */
class CookieJarParsingTest {

    @ParameterizedTest(name = "[{0}] is sent as [{1}]")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "a=1|a=1",
            "`  a \t=  1 \t`|a=1",
            "a=1;|a=1",
            "a=1;;; ;Path=/|a=1",
            "a=1 ;PATH = / ; HttpOnly|a=1",
            "a=|a=",
            "a=b=c|a=b=c",
            "a=\"quoted; b\"|a=\"quoted",
            "a=\"quoted b\"|a=\"quoted b\"",
            "a=1, b=2|a=1, b=2",
            "nameless|nameless",
            "=nameless|nameless",
            "a b=c d|a b=c d",
            "a=1; Unknown=x; Priority=High|a=1",
            "a=é|a=é",
            "$Version=1; a=1|$Version=1",
            "a=1; Expires=soon|a=1",
            "a=1; Max-Age=|a=1",
            "a=1; Max-Age=+60|a=1",
            "a=1; Max-Age=6O|a=1",
            "a=1; Max-Age=99999999999999999999|a=1",
            "a=1; Max-Age=-|a=1" })
    void keepsTheValueUnchanged(String setCookie, String sent) {
        assertEquals(sent, sent(setCookie, "http://h/", "http://h/"));
    }

    @Test
    void ignoresTheCaseOfAttributeNames() {
        Cookie cookie = received("a=1; pAtH=/x; hTTPonly; sEcUrE; sAmEsItE=StRiCt; mAx-AgE=60");

        assertEquals("/x", cookie.path());
        assertTrue(cookie.httpOnly());
        assertTrue(cookie.secure());
        assertTrue(cookie.isPersistent());
        assertEquals(SameSite.STRICT, cookie.sameSite());
    }

    @ParameterizedTest
    @CsvSource({ "Lax, LAX", "strict, STRICT", "None, NONE", "Sometimes, DEFAULT", "'', DEFAULT" })
    void readsSameSite(String attribute, SameSite expected) {
        assertEquals(expected, received("a=1; Secure; SameSite=" + attribute).sameSite());
    }

    @Test
    void usesTheLastOfTwoEqualAttributes() {
        Cookie cookie = received("a=1; Path=/x; SameSite=Lax; Path=/y; SameSite=Strict");

        assertEquals("/y", cookie.path());
        assertEquals(SameSite.STRICT, cookie.sameSite());
    }

    @Test
    void setsNoAttributeThatIsMissing() {
        Cookie cookie = received("a=1");

        assertFalse(cookie.httpOnly());
        assertFalse(cookie.secure());
        assertFalse(cookie.isPersistent());
        assertTrue(cookie.hostOnly());
        assertEquals(SameSite.DEFAULT, cookie.sameSite());
        assertEquals("h", cookie.domain());
    }

    @Test
    void ignoresOnlyTheAttributeThatExceeds1024Octets() {
        assertEquals("/", received("a=1; Path=/" + "x".repeat(1024)).path());
        assertEquals(1024, received("a=1; Path=/" + "x".repeat(1023)).path().length());
    }

    @Test
    void keepsATabInsideAValue() {
        assertEquals("a=1\t2", sent("a=1\t2", "http://h/", "http://h/"));
    }

    private static Cookie received(String setCookie) {
        CookieJar jar = new CookieJar();
        jar.receive(uri("https://h/"), setCookie);
        return jar.cookies().get(0);
    }
}
