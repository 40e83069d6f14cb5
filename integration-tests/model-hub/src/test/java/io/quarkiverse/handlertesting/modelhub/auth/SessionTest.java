package io.quarkiverse.handlertesting.modelhub.auth;

import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.callback;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.initiate;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.logIn;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.logOut;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.me;
import static io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm.roles;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.SameSite;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** The rules for every session, with or without a user. */
@QuarkusTest
@DisplayName("A session")
class SessionTest {

    private static final String INVENTED = "0123456789abcdef0123456789abcdef";

    @Inject
    HandlerClient client;
    @Inject
    Sessions sessions;
    @Inject
    @Upstream("keycloak")
    MockUpstream keycloak;

    private HandlerSession alice;

    @BeforeEach
    void aUser() {
        KeycloakRealm.on(keycloak).user("alice", roles("resource_user"));
        alice = sessions.open("alice");
    }

    @Test
    void hidesItsCookieFromScriptsAndOtherSites() {
        initiate(alice);

        var cookie = alice.cookie("modelhub_session");
        assertTrue(cookie.httpOnly());
        assertTrue(cookie.hostOnly());
        assertEquals(SameSite.LAX, cookie.sameSite());
        assertEquals("/", cookie.path());
        assertTrue(cookie.value().matches("[0-9a-f]{32}"), cookie.toString());
    }

    @Test
    void isNotCreatedByARequestThatDoesNotUseIt() {
        client.get("/health/ping").as(alice).send().expectStatus(200).expectHeader("Set-Cookie", nullValue());
        alice.withCookie("modelhub_session", INVENTED);
        me(alice).expectStatus(401).expectHeader("Set-Cookie", nullValue());
        logOut(alice).expectStatus(204).expectHeader("Set-Cookie", nullValue());
        assertTrue(alice.findStored().isEmpty());
    }

    @Test
    void ignoresAnIdThatTheBrowserChose() {
        alice.withCookie("modelhub_session", INVENTED);
        initiate(alice);
        assertNotEquals(INVENTED, alice.cookie("modelhub_session").value());
    }

    // tag::stored[]
    @Test
    void holdsTheUserAndNothingElse() {
        logIn(alice, "alice");

        assertEquals(Map.of("user", new SessionUser("alice", Set.of("resource_user"))), alice.stored());
    }

    // tag::put[]
    @Test
    void canBePutIntoTheStore() {
        alice.withStored(Map.of("user", new SessionUser("alice", Set.of("resource_user"))));

        client.get("/me").as(alice).send().expectStatus(200).expectBody("user", is("alice"));
    }
    // end::put[]
    // end::stored[]

    @Test
    void worksWithABodyOfSeveralPackets() {
        callback(alice, Map.of("state", initiate(alice).get("state"), "code", "code-of-alice", "more", "x".repeat(2_000_000)))
                .expectStatus(200);
    }

    @Test
    @DisplayName("has a cookie in the format of Vert.x")
    void hasACookieInTheFormatOfVertx() {
        client.post("/auth/initiate").send().expectHeader("Set-Cookie",
                matchesPattern("modelhub_session=[0-9a-f]{32}; Path=/; HTTPOnly; SameSite=Lax"));
    }
}
