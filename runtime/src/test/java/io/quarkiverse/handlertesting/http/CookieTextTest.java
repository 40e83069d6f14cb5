package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.http.Jars.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.text.Fingerprints;

/** The texts of jars and cookies. */
class CookieTextTest {

    private final CookieJar jar = new CookieJar(new MovableClock(Jars.START));

    @Test
    void showsCookiesWithoutTheirSecrets() {
        jar.receive(uri("https://www.example.org/"), List.of("modelhub_session=3f9a1c2b07d4e5f6; HttpOnly; SameSite=Lax",
                "theme=dark; Path=/docs; Max-Age=60; Secure; Domain=example.org", "nameless"));

        assertEquals("CookieJar[modelhub_session=cookie(16)# (www.example.org /, HttpOnly, SameSite=Lax),"
                + " theme=cookie(4)# (*.example.org /docs, Secure, expires 2026-11-25T12:01:00Z),"
                + " cookie(8)# (www.example.org /)]", Fingerprints.removed(jar.toString()));
    }

    @Test
    void showsAnEmptyJar() {
        assertEquals("CookieJar[]", jar.toString());
    }

    @Test
    void showsARejectedCookieOnOneLine() {
        jar.receive(uri("http://h/a"), "a=1; Path=/\r\nX: y" + "z".repeat(100));

        assertEquals(
                "a=cookie(1)#; Path=/\\u000d\\u000aX: y" + "z".repeat(50)
                        + "… from http://h/a: It has a control character, \\u000d.",
                Fingerprints.removed(jar.rejected().get(0).toString()));
    }
}
