package io.quarkiverse.handlertesting.modelhub.auth;

import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.logIn;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.me;
import static org.hamcrest.Matchers.is;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.WireMockServer;

import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.modelhub.fixture.KeycloakServer;
import io.quarkiverse.handlertesting.modelhub.fixture.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

/** The user of a method, and those of its requests. */
@QuarkusTest
@DisplayName("Beside @TestSecurity")
@WithTestResource(KeycloakServer.class)
class TestSecurityTest {

    @Inject
    Sessions sessions;
    @UpstreamServer("keycloak")
    WireMockServer keycloak;

    @BeforeEach
    void aUser() {
        keycloak.resetAll();
        KeycloakServer.knows(keycloak, "carol", "resource_user");
    }

    // tag::identity[]
    @Test
    @DisplayName("an identity counts for its request, and the user of the method for all others")
    @TestSecurity(user = "bob", roles = "resource_user")
    void anIdentityCountsForItsRequest() {
        HandlerSession alice = sessions.open("alice");

        me(alice).statusCode(200).body("user", is("bob"));
        me(alice.as("alice", "resource_admin")).statusCode(200).body("user", is("alice"), "roles",
                is(List.of("resource_admin")));
        me(alice).statusCode(200).body("user", is("bob"));
    }
    // end::identity[]

    @Test
    @DisplayName("a login is the application's own where nobody says otherwise")
    void aLoginIsTheApplicationsOwn() {
        HandlerSession carol = sessions.open("carol");
        logIn(carol, "carol");

        me(carol).body("user", is("carol"));
        me(carol.as("alice")).body("user", is("alice"));
        me(carol).body("user", is("carol"));
        me(sessions.open()).statusCode(401);
    }
}
