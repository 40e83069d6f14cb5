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
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.modelhub.auth.AuthRequests.begin;
import static io.quarkiverse.handlertesting.modelhub.auth.AuthRequests.logIn;
import static io.quarkiverse.handlertesting.modelhub.auth.AuthRequests.me;
import static io.quarkiverse.handlertesting.modelhub.auth.AuthRequests.query;
import static io.quarkiverse.handlertesting.modelhub.auth.AuthRequests.with;
import static io.quarkiverse.handlertesting.modelhub.fixture.KeycloakServer.TOKEN;
import static io.quarkiverse.handlertesting.modelhub.fixture.KeycloakServer.USER_INFO;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.modelhub.auth.AuthRequests.Begun;
import io.quarkiverse.handlertesting.modelhub.fixture.KeycloakServer;
import io.quarkiverse.handlertesting.modelhub.fixture.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** Several requests of one user, held together by a cookie. */
@QuarkusTest
@DisplayName("A login")
@WithTestResource(KeycloakServer.class)
class AuthTest {

    @Inject
    Events events;
    @UpstreamServer("keycloak")
    WireMockServer keycloak;

    @BeforeEach
    void twoUsers() {
        keycloak.resetAll();
        KeycloakServer.knows(keycloak, "alice", "resource_admin", "resource_user");
        KeycloakServer.knows(keycloak, "bob", "resource_user");
    }

    @Test
    @DisplayName("is completed with a code")
    void isCompletedWithACode() {
        Begun login = begin(null);

        String cookie = login.complete("code-of-alice").statusCode(200).body("location", is("/")).extract()
                .cookie(SessionFilter.COOKIE);

        var me = me(cookie).statusCode(200).body("user", is("alice")).extract();
        assertEquals(Set.of("resource_admin", "resource_user"), Set.copyOf(me.<List<String>> path("roles")));
    }

    @Test
    @DisplayName("leads a browser through redirects")
    void leadsABrowserThroughRedirects() {
        Response login = with(null).get("/auth/login").then().statusCode(302).extract().response();
        Map<String, String> query = query(login.header("Location"));

        String cookie = with(login.cookie(SessionFilter.COOKIE))
                .queryParams("code", "code-of-alice", "state", query.get("state"))
                .get(URI.create(query.get("redirect_uri"))).then().statusCode(303).header("Location", endsWith("/me"))
                .extract().cookie(SessionFilter.COOKIE);

        me(cookie).statusCode(200).body("user", is("alice"));
    }

    @Test
    @DisplayName("proves by its verifier who began it")
    void provesByItsVerifierWhoBeganIt() {
        Begun login = begin(null);
        login.complete("code-of-alice").statusCode(200);

        var exchange = keycloak.findAll(postRequestedFor(urlPathEqualTo(TOKEN))).get(0);
        String verifier = exchange.formParameter("code_verifier").firstValue();
        assertEquals("S256 " + new PendingLogin("", verifier, null).challenge(),
                login.query().get("code_challenge_method") + " " + login.query().get("code_challenge"));
        assertEquals(login.query().get("redirect_uri"), exchange.formParameter("redirect_uri").firstValue());
    }

    @Test
    @DisplayName("is refused without a state")
    void isRefusedWithoutAState() {
        refused(begin(null).post(Map.of("code", "code-of-alice")), 400, "auth_error-state_missing");
    }

    @Test
    @DisplayName("is refused if it was not begun")
    void isRefusedIfItWasNotBegun() {
        Begun elsewhere = begin(null);
        refused(new Begun(null, elsewhere.query()).complete("code-of-alice"), 400, "auth_error-state_missing");
        refused(with(null).get("/auth/callback").then(), 400, "auth_error-state_missing");
    }

    @Test
    @DisplayName("is refused with the state of another")
    void isRefusedWithTheStateOfAnother() {
        String another = begin(null).query().get("state");
        refused(begin(null).complete(another, "code-of-alice"), 400, "auth_error-state_mismatch");
        keycloak.verify(0, postRequestedFor(urlPathEqualTo(TOKEN)));
    }

    @Test
    @DisplayName("is tried once with a state")
    void isTriedOnceWithAState() {
        Begun login = begin(null);
        login.complete("wrong", "code-of-alice").statusCode(400);
        refused(login.complete("code-of-alice"), 400, "auth_error-state_missing");
    }

    @Test
    @DisplayName("is refused without a code")
    void isRefusedWithoutACode() {
        Begun login = begin(null);
        refused(login.post(Map.of("state", login.query().get("state"))), 400, "auth_error-code_missing");
    }

    @Test
    @DisplayName("is refused by the identity provider")
    void isRefusedByTheIdentityProvider() {
        Begun login = begin(null);
        refused(login.post(Map.of("state", login.query().get("state"), "error", "access_denied")), 400, "auth_error-provider")
                .body("error.message", endsWith("access_denied"));
        me(login.cookie()).statusCode(401);
    }

    @DisplayName("fails with the identity provider")
    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource
    void failsWithTheIdentityProvider(String path, ResponseDefinitionBuilder answer) {
        keycloak.stubFor(any(urlPathEqualTo(path)).willReturn(answer));
        Begun login = begin(null);

        login.complete("code-of-alice").statusCode(502).body("error.code", is("auth_error-provider_failed"),
                "error.type", is("internal_server_error"));

        me(login.cookie()).statusCode(401);
    }

    static Stream<Arguments> failsWithTheIdentityProvider() {
        return Stream.of(
                arguments(named("the code exchange", TOKEN), named("a refusal", badRequest())),
                arguments(named("the code exchange", TOKEN), named("an error", serverError())),
                arguments(named("the code exchange", TOKEN), named("a broken connection",
                        aResponse().withFault(CONNECTION_RESET_BY_PEER))),
                arguments(named("the code exchange", TOKEN), named("an answer without a token", okJson("{}"))),
                arguments(named("the code exchange", TOKEN), named("an empty answer", ok())),
                arguments(named("the user's data", USER_INFO), named("a refusal", unauthorized())),
                arguments(named("the user's data", USER_INFO), named("an answer without a name", okJson("{}"))));
    }

    @Test
    @DisplayName("ends with a logout, which removes the cookie")
    void endsWithALogout() {
        String cookie = logIn(null, "alice");

        var removal = with(cookie).post("/auth/logout").then().statusCode(204).extract().detailedCookie(SessionFilter.COOKIE);

        assertEquals("'' 0 /", "'" + removal.getValue() + "' " + removal.getMaxAge() + " " + removal.getPath());
        refused(me(cookie), 401, "auth_error-unauthenticated");
        with(cookie).post("/auth/logout").then().statusCode(204); // as often as one likes
    }

    @Test
    @DisplayName("replaces the id of the session")
    void replacesTheIdOfTheSession() {
        Begun login = begin(null);
        String first = login.complete("code-of-alice").extract().cookie(SessionFilter.COOKIE);
        String second = logIn(first, "bob");

        assertNotEquals(login.cookie(), first);
        assertNotEquals(first, second);
        me(login.cookie()).statusCode(401);
        me(first).statusCode(401);
        me(second).statusCode(200).body("user", is("bob"), "roles", is(List.of("resource_user")));
    }

    @Test
    @DisplayName("is one of two at the same time")
    void isOneOfTwoAtTheSameTime() {
        Begun alice = begin(null);
        Begun bob = begin(null);
        String bobs = bob.complete("code-of-bob").extract().cookie(SessionFilter.COOKIE);
        String alices = alice.complete("code-of-alice").extract().cookie(SessionFilter.COOKIE);

        with(bobs).post("/auth/logout").then().statusCode(204);

        me(alices).body("user", is("alice"));
        me(bobs).statusCode(401);
    }

    @Test
    @DisplayName("is announced, and so is its end")
    void isAnnounced() {
        var in = events.subscribe(fired(LoggedIn.class));
        var out = events.subscribe(fired(LoggedOut.class));

        with(logIn(null, "bob")).post("/auth/logout");

        assertEquals(new LoggedIn("bob", Set.of("resource_user")), in.await());
        assertEquals(new LoggedOut("bob"), out.await());
    }

    private static ValidatableResponse refused(ValidatableResponse response, int status, String code) {
        return response.statusCode(status).body("error.code", is(code), "error.type", is("invalid_request_error"));
    }
}
