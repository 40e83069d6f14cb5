package io.quarkiverse.handlertesting.deployment.test.session;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
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
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.http.StoredSessions;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
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
            .overrideConfigKey(PREFIX + "cookie-name", "sid")
            .overrideConfigKey("quarkus.http.proxy.proxy-address-forwarding", "true");

    @Inject
    Sessions sessions;
    @Inject
    HandlerClient client;
    @Inject
    Rows rows;

    /** Redirects twice, and responds with the token of the request. */
    static class Chain {

        void register(@Observes Router router) {
            router.get("/start").handler(exchange -> exchange.redirect("/between"));
            router.get("/between").handler(exchange -> exchange.redirect("/end"));
            router.get("/end").handler(RoutingContext::end);
            router.post("/items").handler(exchange -> exchange.response().setStatusCode(201)
                    .putHeader("Location", exchange.request().absoluteURI() + "/7").end());
            router.get("/items/7").handler(exchange -> exchange.end("item 7"));
            router.get("/moved").handler(exchange -> exchange
                    .redirect(exchange.request().absoluteURI().replace("/moved", "/items/7")));
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

    /** The application believes its proxy: it writes addresses with the scheme, host and port of the session. */
    @Test
    void leadsASecureSessionBackToTheApplication(TestInfo info) {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, info);
        HandlerSession alice = sessions.open("alice").secure();
        String address = "https://localhost:" + RestAssured.port + "/items/7";

        for (HandlerClient each : List.of(client.inProcess(), client.overSocket())) {
            String location = each.post("/items").as(alice).send().expectStatus(201).header("Location");
            assertEquals(address, location);
            each.get(location).as(alice).send().expectBody(is("item 7"));
            each.get("/moved").as(alice).send().expectBody(is("item 7"));
        }
        alice.given().post("/items").then().header("Location", address);
        alice.given().get("/moved").then().body(is("item 7"));
        assertEquals("The address of GET /items/7 has the scheme https, which the application has only behind a TLS proxy."
                + " Send it as a session that is secure().",
                assertThrows(IllegalArgumentException.class, () -> client.get(address).send()).getMessage());
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
