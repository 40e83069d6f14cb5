package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A provider has more than logins: introspection, revocation, exchange, logout, pushed requests, devices, other keys. */
class OidcEndpointsTest {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:";

    private final OidcProviders providers = new OidcProviders(
            new OidcSettings("/realms/test", null, null, List.of(), List.of("shop"), "RS256"));
    private final OidcUpstream oidc = providers.oidc;

    @AfterEach
    void close() {
        providers.close();
    }

    private JsonObject introspect(String token) throws Exception {
        return new JsonObject(providers.post("/token/introspect", "token", token).body());
    }

    private static String header(String token, String name) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8))
                .getString(name);
    }

    private void assertPage(int status, String text, HttpResponse<String> page) {
        assertEquals(text, page.body());
        assertEquals(status, page.statusCode());
        assertEquals("text/plain; charset=UTF-8", page.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void anAddressThatIsNoneIsRefusedOnOneLine() throws Exception {
        oidc.user("alice").login("alice");
        Map<String, String> shown = Map.of("http://app/a\r\nSet-Cookie: a=b", "http://app/a\\u000d\\u000aSet-Cookie: a=b",
                "/back", "/back", "http://app/#a", "http://app/#a", "", "", "http://app/\t", "http://app/\\u0009");
        for (Map.Entry<String, String> address : shown.entrySet()) {
            assertPage(400, "The redirect_uri must be an absolute address without a fragment and control characters, but is \""
                    + address.getValue() + "\".",
                    providers.authorize("response_type", "code", "redirect_uri", address.getKey()));
            assertPage(400, "The post_logout_redirect_uri must be an absolute address without a fragment and control"
                    + " characters, but is \"" + address.getValue() + "\".",
                    providers.post("/logout", "post_logout_redirect_uri", address.getKey()));
        }
        assertEquals("my.app:/b%20a%C3%A4%7C?to=%22&code=code-1-of-alice",
                providers.login("response_type", "code", "redirect_uri", "my.app:/b a\u00e4|?to=\""));
    }

    @Test
    void aLogoutRedirectsBack() throws Exception {
        oidc.user("alice");
        String id = new JsonObject(
                providers.token("grant_type", "password", "username", "alice", "client_id", "shop").body())
                .getString("id_token");
        HttpResponse<String> back = providers.upstreams.get("/realms/test/protocol/openid-connect/logout?"
                + OidcProviders.query("id_token_hint", id, "post_logout_redirect_uri", "http://app/bye?a=b", "state", "a b"));
        assertEquals("http://app/bye?a=b&state=a+b", back.headers().firstValue("Location").orElseThrow());
        assertEquals(302, back.statusCode());
        assertEquals("http://app/bye", providers.post("/logout", "post_logout_redirect_uri", "http://app/bye").headers()
                .firstValue("Location").orElseThrow());
        assertPage(200, "The user has logged out at hub.", providers.post("/logout", "id_token_hint",
                oidc.expiredToken("alice")));
        for (String hint : List.of("x", oidc.forgedToken("alice"))) {
            assertPage(400, "The id_token_hint was not issued by hub.", providers.post("/logout", "id_token_hint", hint));
        }
    }

    @Test
    void anOpaqueTokenIsKnownToTheProviderOnly() throws Exception {
        String token = oidc.opaqueToken("alice", "user", "admin");
        assertEquals("opaque-1-of-alice", token);
        JsonObject answer = introspect(token);
        assertEquals(3600, answer.getLong("exp") - answer.getLong("iat"));
        assertEquals(36, answer.getString("jti").length());
        List.of("exp", "iat", "jti").forEach(answer::remove);
        assertEquals(new JsonObject().put("active", true).put("token_type", "Bearer").put("username", "alice")
                .put("iss", oidc.issuer()).put("aud", "test").put("scope", "user admin").put("sub", "alice")
                .put("upn", "alice").put("preferred_username", "alice").put("groups", new JsonArray().add("user").add("admin"))
                .put("realm_access", new JsonObject().put("roles", new JsonArray().add("user").add("admin"))), answer);
        assertEquals("alice", new JsonObject(providers.user("Bearer " + token).body()).getString("sub"));
        assertFalse(introspect(oidc.opaqueToken("bob")).containsKey("scope"));
    }

    @Test
    void aSignedTokenIsActiveUntilItExpires() throws Exception {
        assertEquals("alice", introspect(oidc.token("alice", "user")).getString("username"));
        assertEquals("x", introspect(oidc.token(Map.of("sub", "x"))).getString("username"));
        JsonObject inactive = new JsonObject().put("active", false);
        for (String token : List.of(oidc.expiredToken("alice"), oidc.forgedToken("alice"), "opaque-1-of-alice")) {
            assertEquals(inactive, introspect(token));
        }
        assertRefused("invalid_request", "There is no token.", providers.post("/token/introspect"));
        assertRefused("invalid_request", "There is no token.", providers.post("/revoke"));
    }

    @Test
    void aRevokedTokenIsNotActive() throws Exception {
        oidc.user("alice");
        for (String token : List.of(oidc.token("alice"), oidc.opaqueToken("alice"), "unknown")) {
            assertEquals(200, providers.post("/revoke", "token", token).statusCode());
            assertEquals(new JsonObject().put("active", false), introspect(token));
            assertEquals("Bearer error=\"invalid_token\", error_description=\"The token was revoked.\"",
                    providers.user("Bearer " + token).headers().firstValue("WWW-Authenticate").orElseThrow());
        }
        providers.post("/revoke", "token", "refresh-of-alice");
        assertRefused("invalid_grant", "The token was revoked.",
                providers.token("grant_type", "refresh_token", "refresh_token", "refresh-of-alice"));
    }

    @Test
    void aTokenIsExchangedForAnotherOfItsUser() throws Exception {
        for (String token : List.of(oidc.token("alice", "user"), oidc.opaqueToken("alice", "user"))) {
            JsonObject answer = new JsonObject(providers.token("grant_type", GRANT + "token-exchange", "subject_token", token,
                    "audience", "stock mail", "scope", "read").body());
            assertEquals("urn:ietf:params:oauth:token-type:access_token", answer.getString("issued_token_type"));
            JsonObject claims = OidcProviders.claims(answer.getString("access_token"));
            assertEquals("alice", claims.getString("sub"));
            assertEquals(new JsonArray().add("user"), claims.getJsonArray("groups"));
            assertEquals(new JsonArray().add("stock").add("mail"), claims.getJsonArray("aud"));
            assertEquals("read", claims.getString("scope"));

            JsonObject bearer = new JsonObject(
                    providers.token("grant_type", GRANT + "jwt-bearer", "assertion", token).body());
            assertEquals("alice", OidcProviders.claims(bearer.getString("access_token")).getString("sub"));
            assertFalse(bearer.containsKey("issued_token_type"));
        }
        assertRefused("invalid_grant", "The token was not issued by hub.",
                providers.token("grant_type", GRANT + "jwt-bearer", "assertion", oidc.forgedToken("alice")));
        assertRefused("invalid_request", "There is no subject_token.",
                providers.token("grant_type", GRANT + "token-exchange"));
    }

    @Test
    void aClientSignsItsAssertionItself() throws Exception {
        oidc.user("alice", "user");
        JsonObject claims = bearer("{'iss':'shop','sub':'alice'}");
        assertEquals("alice", claims.getString("sub"));
        assertEquals(oidc.issuer(), claims.getString("iss"));
        assertEquals(new JsonArray().add("user"), claims.getJsonArray("groups"));
        assertEquals("read", claims.getString("scope"));
        assertEquals("shop", bearer("{'iss':'shop','sub':'shop'}").getString("sub"));
        assertRefused("invalid_grant", "Unknown user bob at hub. Known users: alice. Add it with OidcUpstream.user(\"bob\").",
                ofBearer("{'iss':'shop','sub':'bob'}"));
        assertRefused("invalid_grant", "The token has expired.", ofBearer("{'iss':'shop','sub':'alice','exp':1}"));
        for (String other : List.of("{'iss':'shop'}", "{'sub':'alice'}", "{'iss':'" + oidc.issuer() + "','sub':'alice'}")) {
            assertRefused("invalid_grant", "The token was not issued by hub.", ofBearer(other));
        }
    }

    private JsonObject bearer(String claims) throws Exception {
        return OidcProviders.claims(new JsonObject(ofBearer(claims).body()).getString("access_token"));
    }

    private HttpResponse<String> ofBearer(String claims) throws Exception {
        String assertion = Stream.of("{'alg':'HS256'}", claims, "secret")
                .map(part -> Base64.getUrlEncoder().withoutPadding().encodeToString(part.replace('\'', '"').getBytes()))
                .collect(Collectors.joining("."));
        return providers.token("grant_type", GRANT + "jwt-bearer", "assertion", assertion, "scope", "read");
    }

    @ParameterizedTest
    @ValueSource(strings = { "client_credentials", "password", "refresh_token" })
    void aTokenHasTheAudienceAndTheScopeOfItsRequest(String grant) throws Exception {
        oidc.user("alice", Map.of("scope", "all")).user("shop");
        String[] form = { "grant_type", grant, "client_id", "shop", "username", "shop", "refresh_token", "refresh-of-shop",
                "audience", "stock mail", "scope", "read" };
        JsonObject claims = OidcProviders.claims(new JsonObject(providers.token(form).body()).getString("access_token"));
        assertEquals(new JsonArray().add("stock").add("mail"), claims.getJsonArray("aud"));
        assertEquals("read", claims.getString("scope"));
        form[3] = "alice";
        form[5] = "alice";
        form[7] = "refresh-of-alice";
        claims = OidcProviders.claims(new JsonObject(providers.token(form).body()).getString("access_token"));
        assertEquals("all", claims.getString("scope"), "the claim of the test");
    }

    @Test
    void aDeviceWaitsForItsUser() throws Exception {
        oidc.user("alice");
        JsonObject device = new JsonObject(providers.post("/auth/device", "client_id", "shop").body());
        String page = providers.idp.url() + "/realms/test/protocol/openid-connect/auth";
        assertEquals(new JsonObject().put("device_code", "device-1").put("user_code", "USER-1").put("verification_uri", page)
                .put("verification_uri_complete", page + "?user_code=USER-1").put("expires_in", 3600).put("interval", 1),
                device);
        String[] form = { "grant_type", GRANT + "device_code", "device_code", "device-1", "client_id", "shop" };
        assertRefused("authorization_pending",
                "No user has confirmed the device: name one with OidcUpstream.login(user).", providers.token(form));
        oidc.login("alice");
        JsonObject answer = new JsonObject(providers.token(form).body());
        assertEquals(new JsonArray().add("shop"), OidcProviders.claims(answer.getString("id_token")).getJsonArray("aud"));
        assertRefused("invalid_grant", "The device_code device-1 is unknown, or already redeemed.", providers.token(form));
    }

    @Test
    void aRequestMayBePushed() throws Exception {
        oidc.user("alice").login("alice");
        HttpResponse<String> pushed = providers.post("/ext/par/request", "response_type", "code", "redirect_uri", "http://app",
                "state", "s", "client_id", "shop");
        assertEquals(201, pushed.statusCode());
        String uri = "urn:ietf:params:oauth:request_uri:1";
        assertEquals(new JsonObject().put("request_uri", uri).put("expires_in", 3600), new JsonObject(pushed.body()));
        assertEquals("http://app?code=code-1-of-alice&state=s", providers.login("client_id", "shop", "request_uri", uri));
        assertPage(400, "The request_uri is unknown.", providers.authorize("request_uri", "x"));
        assertRefused("invalid_request", "A pushed request must not have a request_uri.",
                providers.post("/ext/par/request", "request_uri", uri));
    }

    @Test
    void aCodeMayBePosted() throws Exception {
        oidc.user("a\"b").login("a\"b");
        HttpResponse<String> page = providers.authorize("response_type", "code", "response_mode", "form_post", "redirect_uri",
                "http://app/?a=b&c=d", "state", "<s>");
        assertEquals("<html><head><title>Login</title></head><body onload=\"javascript:document.forms[0].submit()\">"
                + "<form method=\"post\" action=\"http://app/?a=b&amp;c=d\">"
                + "<input type=\"hidden\" name=\"code\" value=\"code-1-of-a&quot;b\"/>"
                + "<input type=\"hidden\" name=\"state\" value=\"&lt;s&gt;\"/></form></body></html>", page.body());
        assertEquals("text/html; charset=UTF-8", page.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("http://app/?a=b&c=d code=code-1-of-a%22b&state=%3Cs%3E",
                page.headers().firstValue("X-Handler-Testing-Form-Post").orElseThrow());
        assertPage(400, "The response_mode is fragment, but only query and form_post are supported.",
                providers.authorize("response_type", "code", "response_mode", "fragment", "redirect_uri", "http://app"));
    }

    @Test
    void aProviderTellsThatAUserHasLoggedOut() throws Exception {
        oidc.user("alice");
        String token = oidc.logoutToken("alice");
        JsonObject claims = OidcProviders.claims(token);
        assertEquals("logout+jwt", header(token, "typ"));
        assertEquals(new JsonArray().add("shop"), claims.getJsonArray("aud"));
        assertEquals(new JsonObject("""
                {"http://schemas.openid.net/event/backchannel-logout":{}}"""), claims.getJsonObject("events"));
        assertEquals("alice", claims.getString("sub"));
        JsonObject login = new JsonObject(providers.token("grant_type", "password", "username", "alice").body());
        JsonObject id = OidcProviders.claims(login.getString("id_token"));
        assertEquals("session-of-alice", claims.getString("sid"));
        assertEquals("session-of-alice", id.getString("sid"));
        assertEquals(new JsonArray().add("shop"), id.getJsonArray("aud"));
        assertTrue(providers.isSigned(token));
    }

    @Test
    void aNewKeyIsPublishedBesideTheOthers() throws Exception {
        String before = oidc.token("alice");
        String after = oidc.rotateKeys().token("alice");
        String last = oidc.rotateKeys().token("alice");
        assertEquals(List.of("handler-testing", "handler-testing-2", "handler-testing-3"),
                List.of(header(before, "kid"), header(after, "kid"), header(last, "kid")));
        for (String token : List.of(before, after, last)) {
            assertTrue(providers.isSigned(token));
            assertEquals(true, introspect(token).getBoolean("active"));
        }
        String forged = oidc.forgedToken("alice");
        assertEquals("handler-testing-3", header(forged, "kid"));
        assertFalse(providers.isSigned(forged));
        providers.upstreams.runs.endAll();
        providers.upstreams.runs.begin("LoginTest.next");
        OidcUpstream next = OidcUpstream.on(providers.idp);
        assertEquals("handler-testing", header(next.token("alice"), "kid"));
        assertNotEquals("handler-testing-2", header(next.rotateKeys().token("alice"), "kid"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "RS512", "PS256", "ES256", "ES384", "ES512", "EdDSA" })
    void aTokenHasTheAlgorithmThatTheApplicationExpects(String algorithm) throws Exception {
        try (OidcProviders others = new OidcProviders(
                new OidcSettings("/realms/test", null, null, List.of(), List.of(), algorithm))) {
            String token = others.oidc.token("alice");
            assertEquals(algorithm, header(token, "alg"));
            assertTrue(others.isSigned(token));
            assertFalse(others.isSigned(others.oidc.forgedToken("alice")));
        }
    }

    private static void assertRefused(String error, String why, HttpResponse<String> response) {
        assertEquals(new JsonObject().put("error", error).put("error_description", why), new JsonObject(response.body()));
        assertEquals(400, response.statusCode());
    }
}
