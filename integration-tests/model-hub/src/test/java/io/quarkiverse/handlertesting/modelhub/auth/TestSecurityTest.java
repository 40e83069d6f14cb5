package io.quarkiverse.handlertesting.modelhub.auth;

import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.logIn;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.me;
import static io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm.roles;
import static org.hamcrest.Matchers.is;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

/** The user that {@code @TestSecurity} gives to a method, and the identities of its requests. */
@QuarkusTest
@DisplayName("The user of a request")
class TestSecurityTest {

    @Inject
    HandlerClient client;
    @Inject
    Sessions sessions;
    @Inject
    @Upstream("keycloak")
    MockUpstream keycloak;

    @BeforeEach
    void aUser() {
        KeycloakRealm.on(keycloak).user("carol", roles("resource_user"));
    }

    // tag::identity[]
    @Test
    @DisplayName("is its own identity or else the user of @TestSecurity")
    @TestSecurity(user = "bob", roles = "resource_user")
    void isItsOwnIdentityOrElseTheUserOfTestSecurity() {
        HandlerSession alice = sessions.open("alice");

        client.get("/me").as(alice).send().expectStatus(200).expectBody("user", is("bob"));
        client.get("/me").as(alice.as("alice", "resource_admin")).send().expectStatus(200)
                .expectBody("user", is("alice")).expectBody("roles", is(List.of("resource_admin")));
        client.get("/me").as(alice).send().expectStatus(200).expectBody("user", is("bob"));
    }
    // end::identity[]

    @Test
    void isItsOwnIdentityOrElseTheUserWhoLoggedIn() {
        HandlerSession carol = sessions.open("carol");
        logIn(carol, "carol");

        me(carol).expectBody("user", is("carol"));
        me(carol.as("alice")).expectBody("user", is("alice"));
        me(carol).expectBody("user", is("carol"));
        me(sessions.open()).expectStatus(401);
    }
}
