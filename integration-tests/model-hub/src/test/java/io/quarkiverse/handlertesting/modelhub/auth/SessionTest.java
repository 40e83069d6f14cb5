package io.quarkiverse.handlertesting.modelhub.auth;

import static io.quarkiverse.handlertesting.modelhub.auth.AuthRequests.begin;
import static io.quarkiverse.handlertesting.modelhub.auth.AuthRequests.logIn;
import static io.quarkiverse.handlertesting.modelhub.auth.AuthRequests.me;
import static io.quarkiverse.handlertesting.modelhub.auth.AuthRequests.with;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.WireMockServer;

import io.quarkiverse.handlertesting.modelhub.auth.AuthRequests.Begun;
import io.quarkiverse.handlertesting.modelhub.fixture.KeycloakServer;
import io.quarkiverse.handlertesting.modelhub.fixture.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.sstore.SessionStore;

/** What holds for every session, whoever is in it. */
@QuarkusTest
@DisplayName("A session")
@WithTestResource(KeycloakServer.class)
class SessionTest {

    @Inject
    SessionStore sessions;
    @UpstreamServer("keycloak")
    WireMockServer keycloak;

    @BeforeEach
    void aUser() {
        keycloak.resetAll();
        KeycloakServer.knows(keycloak, "alice", "resource_user");
    }

    @Test
    @DisplayName("has a cookie that scripts and other sites do not get")
    void hasACookieThatScriptsAndOtherSitesDoNotGet() {
        with(null).post("/auth/initiate").then()
                .header("Set-Cookie", matchesPattern("modelhub_session=[0-9a-f]{32}; Path=/; HTTPOnly; SameSite=Lax"));
    }

    @Test
    @DisplayName("is not begun by a request that does not use it")
    void isNotBegunByARequestThatDoesNotUseIt() {
        String unknown = "0123456789abcdef0123456789abcdef";
        with(null).get("/health/ping").then().statusCode(200).header("Set-Cookie", nullValue());
        me(unknown).statusCode(401).header("Set-Cookie", nullValue());
        with(unknown).post("/auth/logout").then().statusCode(204).header("Set-Cookie", nullValue());
        assertEquals(null, sessions.get(unknown).result());
    }

    @Test
    @DisplayName("never has an id that the browser chose")
    void neverHasAnIdThatTheBrowserChose() {
        with("0123456789abcdef0123456789abcdef").post("/auth/initiate").then()
                .header("Set-Cookie", matchesPattern("modelhub_session=(?!0123456789abcdef)[0-9a-f]{32};.*"));
    }

    @Test
    @DisplayName("holds the user and nothing else")
    void holdsTheUserAndNothingElse() {
        String cookie = logIn(null, "alice");
        me(cookie).statusCode(200);

        assertEquals(Map.of("user", new SessionUser("alice", Set.of("resource_user"))), stored(cookie).data());
    }

    @Test
    @DisplayName("can be put into the store")
    void canBePutIntoTheStore() {
        Session session = sessions.createSession(60_000).put("user", new SessionUser("seeded", Set.of()));
        sessions.put(session).toCompletionStage().toCompletableFuture().join();

        me(session.id()).statusCode(200).body("user", is("seeded"));
    }

    @Test
    @DisplayName("comes before a body of several packets")
    void comesBeforeABodyOfSeveralPackets() {
        Begun login = begin(null);
        login.post(Map.of("state", login.query().get("state"), "code", "code-of-alice", "more", "x".repeat(2_000_000)))
                .statusCode(200);
    }

    private Session stored(String id) {
        return sessions.get(id).toCompletionStage().toCompletableFuture().join();
    }
}
