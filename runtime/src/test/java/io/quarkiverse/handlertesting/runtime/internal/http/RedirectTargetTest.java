package io.quarkiverse.handlertesting.runtime.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetch standard, section 4.5, HTTP-redirect fetch. */
class RedirectTargetTest {

    private static final URI AT = URI.create("http://localhost:8081/a/b?x=1");

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
            "GET, 301, GET, true", "GET, 302, GET, true", "GET, 303, GET, true", "GET, 307, GET, true", "GET, 308, GET, true",
            "HEAD, 301, HEAD, true", "HEAD, 303, HEAD, true",
            "POST, 301, GET, false", "POST, 302, GET, false", "POST, 303, GET, false", "POST, 307, POST, true",
            "POST, 308, POST, true",
            "PUT, 301, PUT, true", "PUT, 302, PUT, true", "PUT, 303, GET, false", "PUT, 307, PUT, true",
            "DELETE, 303, GET, false", "DELETE, 302, DELETE, true" })
    void choosesMethodAndBodyByTheStatus(String method, int status, String next, boolean body) {
        assertEquals(Optional.of(new RedirectTarget(next, URI.create("http://localhost:8081/n"), body)),
                RedirectTarget.of(method, AT, status, "/n"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', value = {
            "/n|http://localhost:8081/n",
            "n|http://localhost:8081/a/n",
            "../n|http://localhost:8081/n",
            "../../../n|http://localhost:8081/n",
            "./../n/.|http://localhost:8081/n/",
            "/a/../b//c/..|http://localhost:8081/b//",
            "http://localhost/../n|http://localhost/n",
            "/n[0]?ids[]=1|http://localhost:8081/n%5B0%5D?ids[]=1",
            "http://[::1]:8081/n|http://[::1]:8081/n",
            "http://alice:secret@localhost:8081/n|http://localhost:8081/n",
            "#c|http://localhost:8081/a/b?x=1#c",
            "?y=2|http://localhost:8081/a/b?y=2",
            "''|http://localhost:8081/a/b?x=1",
            "//127.0.0.1:9090/n|http://127.0.0.1:9090/n",
            "https://example.org/n?a=b#c|https://example.org/n?a=b#c",
            "HTTP://example.org/|HTTP://example.org/",
            "/a b?c={d}|http://localhost:8081/a%20b?c=%7Bd%7D",
            "/ü|http://localhost:8081/%C3%BC",
            "/already%20encoded|http://localhost:8081/already%20encoded",
            "http:/n|http://localhost:8081/n",
            "HTTP:n|http://localhost:8081/a/n",
            "http:|http://localhost:8081/a/b?x=1",
            "http:?y=2|http://localhost:8081/a/b?y=2",
            "http:#c|http://localhost:8081/a/b?x=1#c",
            "http:///example.org/n|http://example.org/n",
            "///example.org/n|http://example.org/n",
            "//example.org|http://example.org",
            "https:/example.org/n|https://example.org/n",
            "https:example.org?y=2|https://example.org?y=2",
            "\\n|http://localhost:8081/n",
            "/\\example.org\\n|http://example.org/n",
            "http:\\\\example.org/n?a\\b|http://example.org/n?a%5Cb",
            "/a/%2e%2E/.%2e/n/%2e|http://localhost:8081/n/",
            "' /n '|http://localhost:8081/n",
            "/n#%zz|http://localhost:8081/n#%25zz",
            "/%zz?a=%|http://localhost:8081/%25zz?a=%25" })
    void resolvesTheLocationAsBrowsersDo(String location, String expected) {
        assertEquals(expected, RedirectTarget.of("GET", AT, 302, location).orElseThrow().uri().toString());
    }

    @Test
    void resolvesAgainstAnAddressWithoutAPath() {
        assertEquals(URI.create("http://localhost:8081/n"),
                RedirectTarget.of("GET", URI.create("http://localhost:8081"), 302, "n").orElseThrow().uri());
    }

    @ParameterizedTest
    @ValueSource(strings = { "myapp://callback?code=1", "mailto:a@b", "//", "http:///", "https:", "https:?y=2",
            "http://[", "//%zz/", "javascript:alert(1)" })
    void followsHttpAddressesOnly(String location) {
        assertEquals(Optional.empty(), RedirectTarget.of("GET", AT, 302, location));
    }

    @Test
    void redirectsForFiveStatusesOnly() {
        for (int status = 100; status < 600; status++) {
            assertEquals(status == 301 || status == 302 || status == 303 || status == 307 || status == 308,
                    RedirectTarget.isRedirect(status), "status " + status);
        }
    }
}
