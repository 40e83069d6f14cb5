package io.quarkiverse.handlertesting.runtime.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.Redirect;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

class RedirectTrailTest {

    private final List<RecordedEvent> events = new ArrayList<>();

    @Test
    void listsAllRedirectsWhenThereAreTooMany() {
        RedirectTrail trail = new RedirectTrail("alice", 2);
        assertTrue(trail.add(redirect("POST", "/a", 303, "/b")));
        assertTrue(trail.add(redirect("GET", "/b", 302, "/c")));
        assertFalse(trail.add(redirect("GET", "/c", 302, "/d")));

        assertEquals("""
                Session alice was redirected more than 2 times, and gave up:
                  #1  POST http://h/a -> 303 to http://h/b
                  #2  GET http://h/b -> 302 to http://h/c
                  #3  GET http://h/c -> 302 to http://h/d""", text(trail));
        assertEquals(3, trail.redirects().size());
    }

    @Test
    void reportsACircle() {
        RedirectTrail trail = new RedirectTrail("alice", 1);
        trail.add(redirect("GET", "/a", 302, "/a"));
        trail.add(redirect("GET", "/a", 302, "/a"));

        assertEquals("""
                Session alice went round in a circle, and gave up after 2 redirects: GET /a -> /a, 2 rounds.
                The last round:
                  GET /a -> 302""", text(trail));
    }

    /** Each round has another state and another code. */
    @Test
    void reportsALoginInACircle() {
        RedirectTrail trail = new RedirectTrail("alice", 20);
        for (int round = 0; round < 5; round++) {
            trail.add(redirect("GET", "http://h/account", 302, "http://h/auth/login"));
            trail.add(redirect("GET", "http://h/auth/login", 302, "http://idp:1/authorize?client_id=hub&state=" + round));
            trail.add(redirect("GET", "http://idp:1/authorize?client_id=hub&state=" + round, 302,
                    "http://h/auth/callback?code=" + round + "&state=" + round));
            trail.add(redirect("GET", "http://h/auth/callback?code=" + round + "&state=" + round, 303, "http://h/account"));
        }
        trail.add(redirect("GET", "http://h/account", 302, "http://h/auth/login"));
        http("/auth/callback", Stage.REQUESTED);
        upstream("/token");
        http("/auth/callback", Stage.ANSWERED);
        upstream("/authorize?client_id=hub&state=5");
        http("/auth/callback", Stage.REQUESTED);
        upstream("/token");
        upstream("/userinfo");
        http("/auth/callback", Stage.ANSWERED);

        assertEquals("""
                Session alice went round in a login, and gave up after 21 redirects: GET /account -> /auth/login\
                 -> keycloak /authorize -> /auth/callback -> /account, 5 rounds.
                The last round:
                  GET /account -> 302
                  GET /auth/login -> 302
                  GET keycloak /authorize?client_id=hub&state=4 -> 302
                  GET /auth/callback?code=4&state=4 -> 303
                    UPSTREAM keycloak GET /token -> 200
                    UPSTREAM keycloak GET /userinfo -> 200""", text(trail));
    }

    @Test
    void reportsACircleThatBeginsLater() {
        RedirectTrail trail = new RedirectTrail("alice", 4);
        trail.add(redirect("POST", "/start", 303, "/ping"));
        for (int i = 0; i < 2; i++) {
            trail.add(redirect("GET", "/ping", 302, "/pong"));
            trail.add(redirect("GET", "/pong", 302, "/ping"));
        }

        assertEquals("""
                Session alice went round in a circle, and gave up after 5 redirects: GET /ping -> /pong -> /ping, 2 rounds.
                The last round:
                  GET /ping -> 302
                  GET /pong -> 302""", text(trail));
    }

    @Test
    void namesAServerThatIsNoMock() {
        RedirectTrail trail = new RedirectTrail("alice", 3);
        for (int i = 0; i < 2; i++) {
            trail.add(redirect("GET", "http://h/a", 302, "http://h/b"));
            trail.add(redirect("GET", "http://h/b", 302, "http://other:80/c"));
            trail.add(redirect("GET", "http://other:80/c", 302, "http://h/a"));
        }

        assertEquals("Session alice went round in a circle, and gave up after 6 redirects:"
                + " GET /a -> /b -> other:80 /c -> /a, 2 rounds.", trail.tooMany(events).sentence());
    }

    @Test
    void leavesOutTheMiddleOfALongChain() {
        RedirectTrail trail = new RedirectTrail("alice", 30);
        for (int i = 0; i < 31; i++) {
            trail.add(redirect("GET", "/" + i, 302, "/" + (i + 1)));
        }

        String[] lines = text(trail).split("\n");
        assertEquals(12, lines.length);
        assertEquals("  #5  GET http://h/4 -> 302 to http://h/5", lines[5]);
        assertEquals("  … 21 more", lines[6]);
        assertEquals("  #27  GET http://h/26 -> 302 to http://h/27", lines[7]);
        assertEquals("  #31  GET http://h/30 -> 302 to http://h/31", lines[11]);
    }

    @Test
    void shortensALongAddress() {
        RedirectTrail trail = new RedirectTrail("alice", 0);
        trail.add(redirect("GET", "/a", 302, "/b?q=" + "x".repeat(500)));

        assertEquals("  #1  GET http://h/a -> 302 to http://h/b?q=" + "x".repeat(262) + "… (538 characters)",
                trail.tooMany(events).lines());
    }

    private String text(RedirectTrail trail) {
        return trail.tooMany(events).sentence() + "\n" + trail.tooMany(events).lines();
    }

    private void http(String path, Stage stage) {
        event(Origin.HTTP, new HttpExchange("GET", path, 0, Duration.ZERO, stage, List.of(), List.of()));
    }

    private void upstream(String url) {
        event(Origin.UPSTREAM, new UpstreamCall("keycloak", "GET", url, 200, "a stub", null, null));
    }

    private void event(Origin origin, Object payload) {
        events.add(new RecordedEvent(events.size() + 1, 0, origin, "", payload, null, "main", new Cause(1, "GET /account"),
                null, null));
    }

    private static Redirect redirect(String method, String from, int status, String to) {
        return new Redirect(method, uri(from), status, uri(to));
    }

    private static URI uri(String path) {
        return URI.create(path.startsWith("/") ? "http://h" + path : path);
    }
}
