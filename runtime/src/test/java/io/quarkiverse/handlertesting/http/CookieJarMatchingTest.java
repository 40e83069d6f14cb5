package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.http.Jars.sent;
import static io.quarkiverse.handlertesting.http.Jars.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests a cookie is sent with: RFC 6265, sections 5.1.3, 5.1.4 and 5.4. */
class CookieJarMatchingTest {

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource(nullValues = "-", value = {
            // host-only
            "a=1, http://localhost/, http://localhost/, a=1",
            "a=1, http://localhost:8081/, http://localhost:9090/, a=1",
            "a=1, http://example.org/, http://www.example.org/, -",
            "a=1, http://www.example.org/, http://example.org/, -",
            "a=1, http://EXAMPLE.org/, http://example.ORG/, a=1",
            "a=1, http://my_host:80/, http://my_host/, a=1",
            "a=1, http://[::1]:8081/, http://[::1]/, a=1",
            // with a domain
            "a=1; Domain=example.org, http://www.example.org/, http://example.org/, a=1",
            "a=1; Domain=example.org, http://www.example.org/, http://shop.example.org/, a=1",
            "a=1; Domain=.Example.ORG, http://www.example.org/, http://example.org/, a=1",
            "a=1; Domain=example.org, http://www.example.org/, http://badexample.org/, -",
            "a=1; Domain=b.example.org; Domain=example.org, http://www.example.org/, http://example.org/, a=1",
            "a=1; Domain=, http://www.example.org/, http://www.example.org/, a=1",
            "a=1; Domain=, http://www.example.org/, http://sub.www.example.org/, -",
            "a=1; Domain=127.0.0.1, http://127.0.0.1/, http://127.0.0.1/, a=1",
            "a=1; Domain=localhost, http://localhost/, http://localhost/, a=1",
            "a=1; Domain=bücher.example, http://www.xn--bcher-kva.example/, http://xn--bcher-kva.example/, a=1",
            // default path
            "a=1, http://h/o/callback, http://h/o/home, a=1",
            "a=1, http://h/o/callback, http://h/o, a=1",
            "a=1, http://h/o/callback, http://h/, -",
            "a=1, http://h/o/callback, http://h/other, -",
            "a=1, http://h, http://h/any, a=1",
            "a=1, http://h/callback, http://h/any, a=1",
            "a=1, http://h/callback?x=/y/z, http://h/any, a=1",
            "a=1; Path=relative, http://h/o/callback, http://h/o/x, a=1",
            "a=1; Path=, http://h/o/callback, http://h/p, -",
            // path
            "a=1; Path=/o, http://h/, http://h/o/p, a=1",
            "a=1; Path=/o/, http://h/, http://h/o/p, a=1",
            "a=1; Path=/o/, http://h/, http://h/o, -",
            "a=1; Path=/o, http://h/, http://h/of, -",
            "a=1; Path=/o; Path=/p, http://h/, http://h/p, a=1",
            "a=1; Path=/o, http://h/elsewhere, http://h/o, a=1",
            "a=1; Path=/O, http://h/, http://h/o, -",
            // secure
            "a=1; Secure, https://h/, https://h/, a=1",
            "a=1; Secure, https://h/, http://h/, -",
            "a=1; Secure, https://h/, wss://h/, a=1",
            "a=1, https://h/, http://h/, a=1" })
    void sendsTheCookieToMatchingAddressesOnly(String setCookie, String from, String to, String expected) {
        assertEquals(expected, sent(setCookie, from, to));
    }

    @Test
    void sendsLongerPathsFirstAndThenOlderCookies() {
        CookieJar jar = new CookieJar();
        jar.receive(uri("http://h/"), "a=root");
        jar.receive(uri("http://h/"), "b=root");
        jar.receive(uri("http://h/"), "a=deep; Path=/o/p");
        jar.receive(uri("http://h/"), "c=middle; Path=/o");
        jar.receive(uri("http://h/"), "a=again");

        assertEquals("a=deep; c=middle; a=again; b=root", sent(jar, "http://h/o/p/q"));
    }

    @Test
    void keepsAHostOnlyAndADomainCookieOfOneNameApart() {
        CookieJar jar = new CookieJar();
        jar.receive(uri("http://example.org/"), "a=host");
        jar.receive(uri("http://example.org/"), "a=domain; Domain=example.org");

        assertEquals("a=host; a=domain", sent(jar, "http://example.org/"));
        assertEquals("a=domain", sent(jar, "http://www.example.org/"));
    }

    @Test
    void sendsNothingIfNoCookieMatches() {
        assertNull(sent(new CookieJar(), "http://h/"));
    }

    @Test
    void refusesAnAddressWithoutAHost() {
        CookieJar jar = new CookieJar();

        assertEquals("The address has no host: /relative",
                assertThrows(IllegalArgumentException.class, () -> jar.header(uri("/relative"))).getMessage());
        assertEquals("The address has no host: mailto:a@b",
                assertThrows(IllegalArgumentException.class, () -> jar.receive(uri("mailto:a@b"), "a=1")).getMessage());
    }
}
