package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A login at the provider, step by step, as applications and browsers do it. */
class OidcLoginTest {

    private static final String BACK = "http://app/back?to=a";
    /** The example of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final OidcProviders providers = new OidcProviders();
    private final OidcUpstream oidc = providers.oidc;

    @AfterEach
    void close() {
        providers.close();
    }

    private void assertRefused(String error, String why, HttpResponse<String> response) {
        assertEquals(new JsonObject().put("error", error).put("error_description", why), new JsonObject(response.body()));
        assertEquals(400, response.statusCode());
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElseThrow());
    }

    @Test
    void theBrowserComesBackAtOnce() throws Exception {
        oidc.user("alice", "admin").login("alice");
        HttpResponse<String> response = providers.authorize("response_type", "code", "client_id", "shop", "redirect_uri", BACK,
                "state", "a b&c");
        assertEquals(302, response.statusCode());
        assertEquals(BACK + "&code=code-1-of-alice&state=a+b%26c", response.headers().firstValue("Location").orElseThrow());
        assertEquals("http://app?code=code-2-of-alice",
                providers.login("response_type", "code", "redirect_uri", "http://app"));
    }

    @Test
    void aCodeIsRedeemedOnce() throws Exception {
        oidc.user("alice", Map.of("email", "alice@example.com"), "admin").login("alice");
        providers.login("response_type", "code", "client_id", "shop", "redirect_uri", BACK, "nonce", "n");
        String[] form = { "grant_type", "authorization_code", "code", "code-1-of-alice", "redirect_uri", BACK, "client_id",
                "shop" };
        JsonObject answer = new JsonObject(providers.token(form).body());
        assertEquals("Bearer", answer.getString("token_type"));
        assertEquals(3600, answer.getInteger("expires_in"));
        assertEquals("refresh-of-alice", answer.getString("refresh_token"));
        assertTrue(providers.isSigned(answer.getString("access_token")));
        assertTrue(providers.isSigned(answer.getString("id_token")));
        JsonObject id = OidcProviders.claims(answer.getString("id_token"));
        assertEquals(new JsonArray().add("shop"), id.getJsonArray("aud"));
        assertEquals("n", id.getString("nonce"));
        assertEquals("alice@example.com", id.getString("email"));
        assertEquals("admin", OidcProviders.claims(answer.getString("access_token")).getJsonArray("groups").getString(0));
        assertRefused("invalid_grant", "The code code-1-of-alice at hub is unknown, or already redeemed. Known codes:"
                + " code-of-<user> for each user.", providers.token(form));
    }

    @Test
    void aCodeBelongsToTheClientThatRequestedIt() throws Exception {
        oidc.user("alice").login("alice");
        for (String method : List.of("S256", "S256", "plain", "S256")) {
            providers.login("response_type", "code", "redirect_uri", BACK, "code_challenge", CHALLENGE,
                    "code_challenge_method", method);
        }
        assertRefused("invalid_grant", "There is no code_verifier, but the code was requested with a code_challenge.",
                providers.token("grant_type", "authorization_code", "code", "code-1-of-alice", "redirect_uri", BACK));
        assertRefused("invalid_grant",
                "The code_verifier does not match the code_challenge with which the code was requested.",
                providers.token("grant_type", "authorization_code", "code", "code-2-of-alice", "redirect_uri", BACK,
                        "code_verifier", CHALLENGE));
        assertEquals(200, providers.token("grant_type", "authorization_code", "code", "code-3-of-alice", "redirect_uri", BACK,
                "code_verifier", CHALLENGE).statusCode());
        assertEquals(200, providers.token("grant_type", "authorization_code", "code", "code-4-of-alice", "redirect_uri", BACK,
                "code_verifier", VERIFIER).statusCode());
        providers.login("response_type", "code", "redirect_uri", BACK);
        assertRefused("invalid_grant",
                "The redirect_uri is http://app, but the code was requested with http://app/back?to=a.", providers.token(
                        "grant_type", "authorization_code", "code", "code-5-of-alice", "redirect_uri", "http://app"));
    }

    @Test
    void codesWorkWithoutALogin() throws Exception {
        oidc.user("alice").user("bob").code("xyz", "alice").code("abc", "bob");
        JsonObject answer = new JsonObject(providers.token("grant_type", "authorization_code", "code", "xyz").body());
        assertEquals("alice", OidcProviders.claims(answer.getString("access_token")).getString("sub"));
        JsonObject id = OidcProviders.claims(answer.getString("id_token"));
        assertEquals(new JsonArray().add("test"), id.getJsonArray("aud"));
        assertNull(id.getString("nonce"));
        for (int i = 0; i < 2; i++) {
            answer = new JsonObject(providers.token("grant_type", "authorization_code", "code", "code-of-bob").body());
            assertEquals("bob", OidcProviders.claims(answer.getString("access_token")).getString("sub"));
        }
        assertRefused("invalid_grant", "The code xyz at hub is unknown, or already redeemed. Known codes: abc,"
                + " and code-of-<user> for each user.", providers.token("grant_type", "authorization_code", "code", "xyz"));
        assertRefused("invalid_grant", "Unknown user carol at hub. Known users: alice, bob."
                + " Add it with OidcUpstream.user(\"carol\").",
                providers.token("grant_type", "authorization_code", "code", "code-of-carol"));
    }

    @Test
    void tokensAreRefreshed() throws Exception {
        oidc.user("alice", "admin");
        JsonObject answer = new JsonObject(
                providers.token("grant_type", "refresh_token", "refresh_token", "refresh-of-alice").body());
        assertEquals("admin", OidcProviders.claims(answer.getString("access_token")).getJsonArray("groups").getString(0));
        assertEquals("refresh-of-alice", answer.getString("refresh_token"));
        assertRefused("invalid_grant",
                "Unknown refresh_token xyz. Known tokens: refresh-of-<user> for each user.",
                providers.token("grant_type", "refresh_token", "refresh_token", "xyz"));
    }

    @Test
    void anyPasswordIsAccepted() throws Exception {
        oidc.user("alice", "admin");
        JsonObject answer = new JsonObject(
                providers.token("grant_type", "password", "username", "alice", "password", "x").body());
        assertEquals("alice", OidcProviders.claims(answer.getString("access_token")).getString("upn"));
    }

    @Test
    void aClientIsTheUserOfItsName() throws Exception {
        oidc.user("sh op", "reader");
        JsonObject known = new JsonObject(basic("sh+op:secret").body());
        JsonObject claims = OidcProviders.claims(known.getString("access_token"));
        assertEquals("sh op", claims.getString("sub"));
        assertEquals(new JsonArray().add("reader"), claims.getJsonArray("groups"));
        assertFalse(known.containsKey("refresh_token"));
        assertFalse(known.containsKey("id_token"));
        JsonObject unknown = new JsonObject(providers.token("grant_type", "client_credentials", "client_id", "x").body());
        assertEquals(new JsonArray(), OidcProviders.claims(unknown.getString("access_token")).getJsonArray("groups"));
        String why = "There is no client, neither in Authorization: Basic nor as client_id.";
        assertRefused("invalid_client", why, providers.token("grant_type", "client_credentials"));
        assertRefused("invalid_client", why, providers.upstreams.send(credentials("Basic %")));
    }

    private HttpResponse<String> basic(String pair) throws Exception {
        return providers.upstreams.send(
                credentials("basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }

    private HttpRequest.Builder credentials(String authorization) {
        return providers.upstreams.request("/realms/test/protocol/openid-connect/token").header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
    }

    @Test
    void anInvalidGrantIsRefused() throws Exception {
        assertRefused("invalid_request", "There is no grant_type.", providers.token());
        assertRefused("unsupported_grant_type", "The grant_type is implicit, but only authorization_code,"
                + " refresh_token, client_credentials, password, urn:ietf:params:oauth:grant-type:jwt-bearer,"
                + " urn:ietf:params:oauth:grant-type:token-exchange, urn:ietf:params:oauth:grant-type:device_code are"
                + " supported.", providers.token("grant_type", "implicit"));
        assertRefused("invalid_request", "There is no code.", providers.token("grant_type", "authorization_code"));
        assertRefused("invalid_request", "There is no refresh_token.", providers.token("grant_type", "refresh_token"));
        assertRefused("invalid_request", "There is no username.", providers.token("grant_type", "password"));
        assertRefused("invalid_grant", "Unknown user alice at hub. Known users: none."
                + " Add it with OidcUpstream.user(\"alice\").", providers.token("grant_type", "password", "username", "alice"));
    }

    @Test
    void anInvalidLoginIsAnsweredWithAPage() throws Exception {
        HttpResponse<String> nobody = providers.authorize("response_type", "code", "redirect_uri", BACK);
        assertEquals(400, nobody.statusCode());
        assertEquals("text/plain; charset=UTF-8", nobody.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("No user logs in at hub: name one with OidcUpstream.login(user).", nobody.body());
        assertEquals("There is no redirect_uri.", providers.authorize("response_type", "code").body());
        assertEquals("The response_type is token, but only code is supported.",
                providers.authorize("response_type", "token", "redirect_uri", BACK).body());
    }

    @Test
    void theUserinfoOfATokenHasItsClaims() throws Exception {
        assertEquals(new JsonObject().put("sub", "alice").put("upn", "alice").put("preferred_username", "alice")
                .put("groups", new JsonArray()).put("realm_access", new JsonObject().put("roles", new JsonArray())),
                new JsonObject(providers.user("bearer " + oidc.token("alice")).body()));
    }

    @Test
    void aWrongTokenHasNoUserinfo() throws Exception {
        assertChallenge("Bearer", "Basic x");
        assertChallenge("Bearer error=\"invalid_token\", error_description=\"The token has expired.\"",
                "Bearer " + oidc.expiredToken("alice"));
        assertChallenge("Bearer error=\"invalid_token\", error_description=\"The token was not issued by hub.\"",
                "Bearer " + oidc.forgedToken("alice"));
        assertChallenge("Bearer error=\"invalid_token\", error_description=\"The token was not issued by hub.\"", "Bearer x");
    }

    private void assertChallenge(String challenge, String authorization) throws Exception {
        HttpResponse<String> response = providers.user(authorization);
        assertEquals(401, response.statusCode());
        assertEquals(challenge, response.headers().firstValue("WWW-Authenticate").orElseThrow());
    }

    @Test
    void onlyAKnownUserLogsIn() {
        String none = "Unknown user alice at hub. Known users: none. Add it with OidcUpstream.user(\"alice\").";
        assertEquals(none, assertThrows(IllegalArgumentException.class, () -> oidc.login("alice")).getMessage());
        assertEquals(none, assertThrows(IllegalArgumentException.class, () -> oidc.code("xyz", "alice")).getMessage());
    }

    @Test
    void aFormWorksAsAQueryDoes() throws Exception {
        oidc.user("alice").login("alice");
        HttpResponse<String> login = providers.upstreams.post("/realms/test/protocol/openid-connect/auth?response_type=token",
                "application/x-www-form-urlencoded", "response_type=code&redirect_uri=http://app");
        assertEquals("http://app?code=code-1-of-alice", login.headers().firstValue("Location").orElseThrow());
        HttpResponse<String> user = providers.upstreams.send(providers.upstreams
                .request("/realms/test/protocol/openid-connect/userinfo").header("Authorization", "Bearer " + oidc.token("bob"))
                .POST(BodyPublishers.noBody()));
        assertEquals("bob", new JsonObject(user.body()).getString("sub"));
    }

    @Test
    void aClientNeedsNoSecret() throws Exception {
        JsonObject answer = new JsonObject(basic("shop").body());
        assertEquals("shop", OidcProviders.claims(answer.getString("access_token")).getString("sub"));
    }

    @Test
    void aCodeOfTheTestIsRedeemedOnceEvenIfEachUserHasIt() throws Exception {
        oidc.user("alice").user("bob").code("code-of-alice", "bob");
        String[] form = { "grant_type", "authorization_code", "code", "code-of-alice" };
        assertEquals(200, providers.token(form).statusCode());
        assertRefused("invalid_grant", "The code code-of-alice at hub is unknown, or already redeemed. Known codes:"
                + " code-of-<user> for each user.", providers.token(form));
        oidc.code("code-of-alice", "bob");
        assertEquals(200, providers.token(form).statusCode());
    }

    /** RFC 7523: the request has no client_id. */
    @Test
    void aClientMayProveItsNameByAToken() throws Exception {
        String assertion = oidc.token("sh op");
        JsonObject answer = new JsonObject(
                providers.token("grant_type", "client_credentials", "client_assertion", assertion).body());
        assertEquals("sh op", OidcProviders.claims(answer.getString("access_token")).getString("sub"));
        assertEquals(400, providers.token("grant_type", "client_credentials", "client_assertion", "x").statusCode());
        assertEquals(400, providers.token("grant_type", "client_credentials", "client_assertion", "x.eA.x").statusCode());

        oidc.user("alice");
        JsonObject login = new JsonObject(providers.token("grant_type", "authorization_code", "code", "code-of-alice",
                "client_assertion", assertion).body());
        assertEquals(new JsonArray().add("sh op"), OidcProviders.claims(login.getString("id_token")).getJsonArray("aud"));
    }

    @Test
    void theTokensOfALoginAreForTheClientThatBeganIt() throws Exception {
        oidc.user("alice").login("alice");
        providers.login("response_type", "code", "client_id", "shop", "redirect_uri", BACK);
        JsonObject answer = new JsonObject(providers.token("grant_type", "authorization_code", "code", "code-1-of-alice",
                "redirect_uri", BACK).body());
        assertEquals(new JsonArray().add("shop"), OidcProviders.claims(answer.getString("id_token")).getJsonArray("aud"));
    }

    @Test
    void anIdTokenAlsoHasTheAudienceThatTheApplicationExpects() throws Exception {
        try (OidcProviders others = new OidcProviders(
                new OidcSettings("/realms/test", null, null, List.of("stock", "shop")))) {
            others.oidc.user("alice");
            JsonObject answer = new JsonObject(others.token("grant_type", "authorization_code", "code", "code-of-alice",
                    "client_id", "shop").body());
            assertEquals(new JsonArray().add("shop").add("stock"),
                    OidcProviders.claims(answer.getString("id_token")).getJsonArray("aud"));
        }
    }

    @Test
    void aCodeBelongsToItsLastUser() throws Exception {
        oidc.user("alice").user("bob").code("code-of-alice", "alice").code("code-of-alice", "bob");
        JsonObject answer = new JsonObject(
                providers.token("grant_type", "authorization_code", "code", "code-of-alice").body());
        assertEquals("bob", OidcProviders.claims(answer.getString("access_token")).getString("sub"));
    }
}
