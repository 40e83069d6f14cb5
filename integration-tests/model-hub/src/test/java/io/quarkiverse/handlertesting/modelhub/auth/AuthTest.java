package io.quarkiverse.handlertesting.modelhub.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.callback;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.initiate;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.logIn;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.logOut;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.me;
import static io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm.TOKEN;
import static io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm.roles;
import static io.restassured.http.ContentType.JSON;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.modelhub.auth.MeResource.Me;
import io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

/** Several requests of one user, which a cookie joins to one session. */
// tag::session[]
@QuarkusTest
@DisplayName("A login")
// end::session[]
// tag::session[]
class AuthTest {

    @Inject
    Sessions sessions; // the sessions of this test
    // end::session[]
    @Inject
    Events events;
    @Inject
    @Upstream("keycloak")
    MockUpstream keycloak;

    private OidcUpstream idp;

    @BeforeEach
    void twoUsers() {
        idp = KeycloakRealm.on(keycloak).user("alice", roles("resource_admin", "resource_user"))
                .user("bob", roles("resource_user"));
    }

    // tag::session[]

    @Test
    void isCompletedWithACode() {
        HandlerSession alice = sessions.open("alice");

        String location = alice.given().post("/auth/initiate").then().statusCode(201).extract().path("location");
        String state = location.replaceAll(".*[?&]state=([^&]+).*", "$1");
        alice.given().contentType(JSON).body(Map.of("code", "code-of-alice", "state", state))
                .post("/auth/callback").then().statusCode(200); // with the cookie of the first request

        alice.given().get("/me").then().statusCode(200).body("user", is("alice"));
        assertTrue(alice.cookie("modelhub_session").httpOnly());

        alice.given().post("/auth/logout").then().statusCode(204);
        assertTrue(alice.cookies().isEmpty());
    }
    // end::session[]

    // tag::redirects[]
    @Test
    void leadsABrowserThroughRedirects() {
        idp.login("alice"); // the provider redirects back with a code
        HandlerSession alice = sessions.open("alice");

        alice.given().get("/auth/login").then().statusCode(200).body("user", is("alice"));

        assertEquals(List.of(302, 302, 303), alice.redirects().stream().map(redirect -> redirect.status()).toList());
        assertEquals("/me", alice.redirects().get(2).location().getPath());
    }
    // end::redirects[]

    // tag::strict[]
    @Test
    void givesTheUserTheRolesOfTheIdentityProvider() {
        HandlerSession alice = sessions.open("alice");
        logIn(alice, "alice");

        Me me = me(alice).expectStatus(200).strictJson(Me.class);

        assertEquals(new Me("alice", Set.of("resource_admin", "resource_user")), me);
    }
    // end::strict[]

    @Test
    void sendsTheVerifierOfItsChallenge() {
        HandlerSession alice = sessions.open("alice");
        Map<String, String> query = initiate(alice);
        callback(alice, query.get("state"), "code-of-alice").expectStatus(200);

        var exchange = keycloak.findAll(postRequestedFor(urlPathEqualTo(TOKEN))).get(0);
        String verifier = exchange.formParameter("code_verifier").firstValue();
        assertEquals("S256 " + new PendingLogin("", verifier, null).challenge(),
                query.get("code_challenge_method") + " " + query.get("code_challenge"));
        assertEquals(query.get("redirect_uri"), exchange.formParameter("redirect_uri").firstValue());
    }

    // tag::stub[]
    @Test
    void namesTheApplicationToTheIdentityProvider() {
        String token = idp.token(Map.of("preferred_username", "carol"));
        keycloak.stub(post(urlPathEqualTo(TOKEN)) // takes precedence over the provider's own stub
                .withFormParam("grant_type", equalTo("authorization_code"))
                .withFormParam("client_id", equalTo("model-hub"))
                .willReturn(okJson(JsonObject.of("access_token", token).encode())));
        idp.login("alice"); // the provider redirects back with a code
        HandlerSession alice = sessions.open("alice");

        alice.given().get("/auth/login").then().statusCode(200).body("user", is("carol"));
    }
    // end::stub[]

    @Test
    void endsWithALogoutThatRemovesTheCookie() {
        HandlerSession alice = sessions.open("alice");
        logIn(alice, "alice");
        String session = alice.cookie("modelhub_session").value();

        logOut(alice).expectStatus(204);

        assertTrue(alice.findCookie("modelhub_session").isEmpty());
        alice.withCookie("modelhub_session", session);
        assertTrue(alice.findStored().isEmpty(), "a copy of the cookie must be worthless");
        me(alice).expectError(401, "auth_error-unauthenticated");
        logOut(alice).expectStatus(204); // a second logout changes nothing
    }

    @Test
    void replacesTheSessionId() {
        HandlerSession alice = sessions.open("alice");
        initiate(alice);
        String anonymous = alice.cookie("modelhub_session").value();
        logIn(alice, "alice");
        String first = alice.cookie("modelhub_session").value();
        logIn(alice, "bob");
        String second = alice.cookie("modelhub_session").value();

        assertEquals(3, Set.of(anonymous, first, second).size());
        assertEquals(new Me("bob", Set.of("resource_user")), me(alice).expectStatus(200).json(Me.class));
        me(sessions.open("thief").withCookie("modelhub_session", anonymous)).expectStatus(401);
        me(sessions.open("thief").withCookie("modelhub_session", first)).expectStatus(401);
    }

    // tag::users[]
    @Test
    void isIndependentOfTheLoginOfAnotherUser() {
        HandlerSession alice = sessions.open("alice");
        HandlerSession bob = sessions.open("bob");
        logIn(alice, "alice");
        logIn(bob, "bob");

        bob.given().post("/auth/logout").then().statusCode(204);

        alice.given().get("/me").then().statusCode(200).body("user", is("alice"));
        bob.given().get("/me").then().statusCode(401);
    }
    // end::users[]

    @Test
    void firesAnEventWhenItBeginsAndWhenItEnds() {
        var in = events.subscribe(fired(LoggedIn.class));
        var out = events.subscribe(fired(LoggedOut.class));
        HandlerSession bob = sessions.open("bob");

        logIn(bob, "bob");
        logOut(bob);

        assertEquals(new LoggedIn("bob", Set.of("resource_user")), in.await());
        assertEquals(new LoggedOut("bob"), out.await());
        assertNotEquals(events.seen().get(0).cause(), events.seen().get(events.seen().size() - 1).cause());
    }
}
