package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The address of a mock is the configured one, but for scheme, host and port. */
class MockedAddressTest {

    private static void assertMocked(String expected, String configured) {
        assertEquals(expected, MockedAddress.of(configured, "localhost:4711"));
    }

    @Test
    void pathQueryAndFragmentStay() {
        assertMocked("http://localhost:4711/v2/", "https://geo.example.com/v2/");
        assertMocked("http://localhost:4711/v2?key=abc", "https://geo.example.com/v2?key=abc");
        assertMocked("http://localhost:4711/v2/?key=abc#top", "https://geo.example.com:8443/v2/?key=abc#top");
        assertMocked("http://localhost:4711/", "https://geo.example.com/");
        assertMocked("http://localhost:4711?key=a/b", "https://geo.example.com?key=a/b");
        assertMocked("http://localhost:4711", "https://geo.example.com");
        assertMocked("http://localhost:4711/v2", " https://[2001:db8::1]:8443/v2 ");
    }

    /** The application replaces or encodes it. */
    @Test
    void textThatNoUriMayHaveStays() {
        assertMocked("http://localhost:4711/{version}/a b?key=%s|", "https://geo.example.com/{version}/a b?key=%s|");
        assertMocked("http://localhost:4711/v2%2F", "https://geo_maps.example.com/v2%2F");
    }

    @Test
    void aUserStays() {
        assertMocked("http://me:secret@localhost:4711/v2", "https://me:secret@geo.example.com/v2");
        assertMocked("http://localhost:4711/@me", "https://geo.example.com/@me");
    }

    @Test
    void anotherSchemeIsReplaced() {
        assertMocked("http://localhost:4711/v2/", "stork://geo/v2/");
        assertMocked("http://localhost:4711/v2/", "//geo.example.com/v2/");
    }

    /** The application has the scheme elsewhere. */
    @Test
    void hostAndPortStayWithoutAScheme() {
        assertMocked("localhost:4711", "geo.example.com:8443");
        assertMocked("localhost:4711/v2/", "geo.example.com:8443/v2/");
        assertMocked("localhost:4711?key=abc", "[::1]:80?key=abc");
    }

    @Test
    void eachAddressOfAListIsReplaced() {
        assertMocked("http://localhost:4711", "http://a.example.com:9200,http://b.example.com:9200");
        assertMocked("localhost:4711", "a.example.com:9200, b.example.com:9200");
        assertMocked("http://localhost:4711/v2,http://me:secret@localhost:4711/",
                "https://a.example.com/v2,https://me:secret@b.example.com/");
        assertMocked("http://localhost:4711/v2,localhost:4711", "https://a.example.com/v2,b.example.com:9200");
    }

    @Test
    void aCommaInAnAddressStays() {
        assertMocked("http://localhost:4711/v2?ids=1,2", "https://geo.example.com/v2?ids=1,2");
        assertMocked("http://localhost:4711/a,b/c", "https://geo.example.com/a,b/c");
        assertMocked("http://me:a,b@localhost:4711/", "https://me:a,b@geo.example.com/");
    }

    @Test
    void whatIsNoAddressIsReplaced() {
        assertMocked("http://localhost:4711", "");
        assertMocked("http://localhost:4711", "none");
        assertMocked("http://localhost:4711", "classpath:key.pem");
        assertMocked("http://localhost:4711", "META-INF/resources/key.pem");
        assertMocked("http://localhost:4711/v2", "/v2");
    }
}
