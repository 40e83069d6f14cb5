package io.quarkiverse.handlertesting.classic;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The provider answers to each grant of {@code quarkus-oidc-client}. */
@QuarkusTest
@WithTestResource(Certificate.class)
class OidcClientTest {

    private static final String CONNECT = "/realms/acme/protocol/openid-connect";

    @Inject
    OidcClients clients;
    @Inject
    @Upstream(value = "sso", property = "quarkus.oidc.auth-server-url")
    MockUpstream sso;
    OidcUpstream oidc;

    @BeforeEach
    void provider() {
        oidc = OidcUpstream.on(sso).user("alice", "user");
    }

    @Test
    void aClientHasATokenOfItsOwn() {
        JsonObject claims = claims(answer(clients.getClient().getTokens()));
        assertEquals("shop", claims.getString("sub"));
        assertEquals("orders", claims.getString("scope"));
        assertEquals(new JsonArray().add("stock"), claims.getJsonArray("aud"));
        assertEquals("shop", claims(tokens("signed", Map.of())).getString("sub"));
    }

    @Test
    void aPasswordBringsTheTokensOfAUser() {
        Tokens tokens = tokens("password", Map.of());
        assertAlice(tokens);
        assertAlice(answer(clients.getClient("password").refreshTokens(tokens.getRefreshToken())));
        assertAlice(answer(clients.getClient("refresh").refreshTokens(tokens.getRefreshToken())));
    }

    @Test
    void aCodeBringsTheTokensOfAUser() {
        assertAlice(tokens("code", Map.of("code", "code-of-alice", "redirect_uri", "http://localhost/")));
    }

    @Test
    void aTokenIsExchangedForOneOfAnotherAudience() {
        Tokens exchanged = tokens("exchange", Map.of("subject_token", oidc.token("alice", "user")));
        assertAlice(exchanged);
        assertEquals(new JsonArray().add("stock"), claims(exchanged).getJsonArray("aud"));
    }

    @Test
    void anAssertionBringsAToken() {
        assertAlice(tokens("bearer", Map.of("assertion", oidc.token("alice", "user"))));
        assertEquals(refusal("invalid_grant", "The token was not issued by sso."),
                refused("bearer", Map.of("assertion", oidc.forgedToken("alice", "user"))));
        assertAlice(tokens("assertion", Map.of()));
    }

    @Test
    void aDeviceGetsItsTokensAfterTheLogin() {
        String code = given().relaxedHTTPSValidation().formParam("client_id", "shop")
                .post(sso.url() + CONNECT + "/auth/device").then().statusCode(200).extract().path("device_code");
        assertEquals(refusal("authorization_pending",
                "No user has confirmed the device: name one with OidcUpstream.login(user)."),
                refused("device", Map.of("device_code", code)));
        oidc.login("alice");
        assertAlice(tokens("device", Map.of("device_code", code)));
    }

    @Test
    void aRevokedTokenIsNotExchanged() {
        OidcClient client = clients.getClient("exchange");
        String token = oidc.token("alice", "user");
        assertTrue(answer(client.revokeAccessToken(token)));
        sso.verify(1, postRequestedFor(urlPathEqualTo(CONNECT + "/revoke")));
        assertEquals(refusal("invalid_grant", "The token was revoked."), refused("exchange", Map.of("subject_token", token)));
    }

    private Tokens tokens(String client, Map<String, String> parameters) {
        return answer(clients.getClient(client).getTokens(parameters));
    }

    private String refused(String client, Map<String, String> parameters) {
        return assertThrows(OidcClientException.class, () -> tokens(client, parameters)).getMessage();
    }

    private static String refusal(String error, String why) {
        return new JsonObject().put("error", error).put("error_description", why).encode();
    }

    private static <T> T answer(Uni<T> call) {
        return call.await().atMost(Duration.ofSeconds(30));
    }

    private static void assertAlice(Tokens tokens) {
        JsonObject claims = claims(tokens);
        assertEquals("alice", claims.getString("sub"));
        assertEquals(new JsonArray().add("user"), claims.getJsonArray("groups"));
    }

    private static JsonObject claims(Tokens tokens) {
        String payload = tokens.getAccessToken().split("\\.")[1];
        return new JsonObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}
