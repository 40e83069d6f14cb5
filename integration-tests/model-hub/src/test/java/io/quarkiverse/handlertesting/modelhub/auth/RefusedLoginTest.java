package io.quarkiverse.handlertesting.modelhub.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.badRequest;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.callback;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.initiate;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.me;
import static io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm.TOKEN;
import static io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm.USER_INFO;
import static io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm.roles;
import static io.quarkiverse.handlertesting.modelhub.fixture.Refusals.refused;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** The logins that the callback refuses. */
@QuarkusTest
@DisplayName("A login is refused")
class RefusedLoginTest {

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
    void withoutAState() {
        initiate(alice);
        refused(callback(alice, Map.of("code", "code-of-alice")), 400, "auth_error-state_missing");
    }

    @Test
    void ifItWasNeverBegun() {
        String state = initiate(sessions.open("bob")).get("state");
        refused(callback(alice, state, "code-of-alice"), 400, "auth_error-state_missing");
        refused(client.get("/auth/callback").as(alice).send(), 400, "auth_error-state_missing");
    }

    @Test
    void withTheStateOfAnotherUser() {
        String another = initiate(sessions.open("bob")).get("state");
        initiate(alice);
        refused(callback(alice, another, "code-of-alice"), 400, "auth_error-state_mismatch");
        keycloak.verify(0, postRequestedFor(urlPathEqualTo(TOKEN)));
    }

    @Test
    void withAStateThatWasUsedBefore() {
        String state = initiate(alice).get("state");
        callback(alice, "wrong", "code-of-alice").expectStatus(400);
        refused(callback(alice, state, "code-of-alice"), 400, "auth_error-state_missing");
    }

    @Test
    void withoutACode() {
        refused(callback(alice, Map.of("state", initiate(alice).get("state"))), 400, "auth_error-code_missing");
    }

    @Test
    void byTheIdentityProvider() {
        refused(callback(alice, Map.of("state", initiate(alice).get("state"), "error", "access_denied")), 400,
                "auth_error-provider")
                .expectBody("error.message", endsWith("access_denied"));
        me(alice).expectStatus(401);
    }

    @ParameterizedTest(name = "because {0} ends with {1}")
    @MethodSource
    void ifTheIdentityProviderFails(String path, ResponseDefinitionBuilder answer) {
        keycloak.stub(any(urlPathEqualTo(path)).willReturn(answer));

        callback(alice, initiate(alice).get("state"), "code-of-alice")
                .expectError(502, "auth_error-provider_failed")
                .expectBody("error.type", is("internal_server_error"));

        me(alice).expectStatus(401);
    }

    static Stream<Arguments> ifTheIdentityProviderFails() {
        return Stream.of(
                arguments(named("the code exchange", TOKEN), named("a refusal", badRequest())),
                arguments(named("the code exchange", TOKEN), named("an error", serverError())),
                arguments(named("the code exchange", TOKEN), named("a broken connection",
                        aResponse().withFault(CONNECTION_RESET_BY_PEER))),
                arguments(named("the code exchange", TOKEN), named("a response without a token", okJson("{}"))),
                arguments(named("the code exchange", TOKEN), named("an empty response", ok())),
                arguments(named("the request for the user's data", USER_INFO), named("a refusal", unauthorized())),
                arguments(named("the request for the user's data", USER_INFO),
                        named("a response without a name", okJson("{}"))));
    }
}
