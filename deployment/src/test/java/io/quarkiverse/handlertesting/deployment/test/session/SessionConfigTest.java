package io.quarkiverse.handlertesting.deployment.test.session;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.http.StoredSessions;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The configuration for all sessions. */
class SessionConfigTest {

    private static final String PREFIX = "quarkus.handler-testing.sessions.";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Chain.class, Rows.class))
            .overrideConfigKey(PREFIX + "max-redirects", "1")
            .overrideConfigKey(PREFIX + "csrf-cookie", "token")
            .overrideConfigKey(PREFIX + "csrf-header", "X-Token")
            .overrideConfigKey(PREFIX + "cookie-name", "sid");

    @Inject
    Sessions sessions;
    @Inject
    Rows rows;

    /** Redirects twice, and responds with the token of the request. */
    static class Chain {

        void register(@Observes Router router) {
            router.get("/start").handler(exchange -> exchange.redirect("/between"));
            router.get("/between").handler(exchange -> exchange.redirect("/end"));
            router.get("/end").handler(RoutingContext::end);
            router.post("/echo").handler(exchange -> exchange.response().putHeader("Content-Type", "text/plain")
                    .end("\nx-token: " + exchange.request().getHeader("X-Token") + "\n"));
        }
    }

    @Test
    void limitsRedirects(TestInfo info) {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, info);
        HandlerSession alice = sessions.open("alice");

        assertEquals("Session alice was redirected more than 1 time, and gave up:",
                assertThrows(HttpAssertionError.class, () -> alice.given().get("/start")).getMessage().lines().findFirst()
                        .orElseThrow());
        test.end();
    }

    @Test
    void sendsTheCsrfTokenTwice(TestInfo info) {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, info);

        sessions.open("alice").withCookie("token", "t1").given().post("/echo").then().body(containsString("\nx-token: t1\n"));
        test.end();
    }

    // tag::own[]
    @ApplicationScoped
    static class Rows implements StoredSessions {

        private final Map<String, Map<String, Object>> byId = new ConcurrentHashMap<>();

        @Override
        public String create(Map<String, Object> data) {
            String id = UUID.randomUUID().toString();
            byId.put(id, data);
            return id;
        }

        @Override
        public Optional<Map<String, Object>> read(String cookie) {
            return Optional.ofNullable(byId.get(cookie));
        }
    }

    // end::own[]
    @Test
    void storesSessionsInABeanOfTheApplication(TestInfo info) {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, info);
        HandlerSession alice = sessions.open("alice").withStored(Map.of("user", "alice"));

        assertEquals(Map.of("user", "alice"), rows.read(alice.cookie("sid").value()).orElseThrow());
        assertEquals(Map.of("user", "alice"), alice.stored());

        Map<String, Object> withNull = new HashMap<>();
        withNull.put("user", null);
        assertEquals(withNull, sessions.open("bob").withStored(withNull).stored());
        test.end();
    }
}
