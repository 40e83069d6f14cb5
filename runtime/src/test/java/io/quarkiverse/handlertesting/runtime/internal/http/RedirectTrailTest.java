package io.quarkiverse.handlertesting.runtime.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.Redirect;

class RedirectTrailTest {

    @Test
    void listsAllRedirectsWhenThereAreTooMany() {
        RedirectTrail trail = new RedirectTrail("alice", 2, text -> text);
        trail.add(redirect("POST", "/a", 303, "/b"));
        trail.add(redirect("GET", "/b", 302, "/c"));

        assertEquals("""
                Session alice was redirected more than 2 times, and gave up:
                  #1  POST http://h/a -> 303 to http://h/b
                  #2  GET http://h/b -> 302 to http://h/c
                  #3  GET http://h/c -> 302 to http://h/d""",
                assertThrows(HttpAssertionError.class, () -> trail.add(redirect("GET", "/c", 302, "/d"))).getMessage());
        assertEquals(3, trail.redirects().size());
    }

    // tag::endless[]
    @Test
    void reportsALoop() {
        RedirectTrail trail = new RedirectTrail("alice", 1, text -> text);
        trail.add(redirect("GET", "/a", 302, "/a"));

        assertEquals("""
                Session alice was redirected more than 1 time, and gave up:
                  #1  GET http://h/a -> 302 to http://h/a
                  #2  GET http://h/a -> 302 to http://h/a
                The last one repeats over and over.""",
                assertThrows(HttpAssertionError.class, () -> trail.add(redirect("GET", "/a", 302, "/a"))).getMessage());
    }
    // end::endless[]

    @Test
    void leavesOutTheMiddleOfALongChain() {
        RedirectTrail trail = new RedirectTrail("alice", 100, text -> text);
        for (int i = 0; i < 50; i++) {
            trail.add(redirect("GET", "/ping", 302, "/pong"));
            trail.add(redirect("GET", "/pong", 302, "/ping"));
        }

        String[] lines = assertThrows(HttpAssertionError.class, () -> trail.add(redirect("GET", "/ping", 302, "/pong")))
                .getMessage()
                .split("\n");
        assertEquals(23, lines.length);
        assertEquals("  #10  GET http://h/pong -> 302 to http://h/ping", lines[10]);
        assertEquals("  … 81 more", lines[11]);
        assertEquals("  #92  GET http://h/pong -> 302 to http://h/ping", lines[12]);
        assertEquals("  #101  GET http://h/ping -> 302 to http://h/pong", lines[21]);
        assertEquals("The last 2 repeat over and over.", lines[22]);
    }

    private static Redirect redirect(String method, String from, int status, String to) {
        return new Redirect(method, URI.create("http://h" + from), status, URI.create("http://h" + to));
    }
}
