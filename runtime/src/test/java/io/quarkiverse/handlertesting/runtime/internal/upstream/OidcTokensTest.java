package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The tokens that a test makes are tokens of the provider. */
class OidcTokensTest {

    private final OidcProviders providers = new OidcProviders();
    private final OidcUpstream oidc = providers.oidc;

    @AfterEach
    void close() {
        providers.close();
    }

    @Test
    void aTokenHasTheClaimsOfItsUser() throws Exception {
        long before = Instant.now().getEpochSecond();
        String token = oidc.token("alice", "admin", "user");
        JsonObject claims = OidcProviders.claims(token);
        long issued = claims.getLong("iat");
        assertTrue(before <= issued && issued <= Instant.now().getEpochSecond());
        assertEquals(3600, claims.getLong("exp") - issued);
        assertEquals(36, claims.getString("jti").length());
        claims.remove("iat");
        claims.remove("exp");
        claims.remove("jti");
        assertEquals(new JsonObject().put("iss", providers.idp.url() + "/realms/test").put("aud", new JsonArray().add("test"))
                .put("sub", "alice").put("upn", "alice").put("preferred_username", "alice")
                .put("groups", new JsonArray().add("admin").add("user"))
                .put("realm_access", new JsonObject().put("roles", new JsonArray().add("admin").add("user"))), claims);
        assertTrue(providers.isSigned(token));
    }

    @Test
    void aUserNeedsNoRoles() {
        assertEquals(new JsonArray(), OidcProviders.claims(oidc.token("alice")).getJsonArray("groups"));
    }

    @Test
    void givenClaimsReplaceTheDefaultClaims() {
        Map<String, Object> given = new HashMap<>(Map.of("sub", "x", "exp", 17, "scope", "read write"));
        given.put("aud", null);
        JsonObject claims = OidcProviders.claims(oidc.token(given));
        assertEquals("x", claims.getString("sub"));
        assertEquals(17, claims.getInteger("exp"));
        assertEquals("read write", claims.getString("scope"));
        assertEquals(oidc.issuer(), claims.getString("iss"));
        assertFalse(claims.containsKey("aud"));
        assertFalse(claims.containsKey("upn"));
    }

    @Test
    void anExpiredTokenIsOtherwiseValid() throws Exception {
        String token = oidc.expiredToken("alice", "admin");
        JsonObject claims = OidcProviders.claims(token);
        assertEquals(3600, claims.getLong("exp") - claims.getLong("iat"));
        assertTrue(Instant.now().getEpochSecond() - claims.getLong("exp") >= 3600);
        assertEquals("admin", claims.getJsonArray("groups").getString(0));
        assertTrue(providers.isSigned(token));
    }

    @Test
    void aForgedTokenIsSignedWithAnotherKey() throws Exception {
        String token = oidc.forgedToken("alice", "admin");
        assertEquals("admin", OidcProviders.claims(token).getJsonArray("groups").getString(0));
        assertFalse(providers.isSigned(token));
        assertNotEquals(OidcProviders.claims(token).getString("jti"),
                OidcProviders.claims(oidc.forgedToken("alice")).getString("jti"));
    }

    @Test
    void theKeyIsTheSameInEveryTestOfAnApplication() throws Exception {
        String keys = providers.keys();
        String token = oidc.token("alice");
        providers.upstreams.runs.endAll();
        providers.upstreams.runs.begin("LoginTest.next");
        OidcUpstream.on(providers.idp);
        assertEquals(keys, providers.keys());
        assertTrue(providers.isSigned(token));
        try (OidcProviders others = new OidcProviders()) {
            assertNotEquals(keys, others.keys());
        }
    }

    @Test
    void theIssuerCanBeChanged() throws Exception {
        assertEquals("https://idp.example", oidc.issuer("https://idp.example").issuer());
        assertEquals("https://idp.example", OidcProviders.claims(oidc.token("alice")).getString("iss"));
        assertEquals("https://idp.example",
                providers.json("/realms/test/.well-known/openid-configuration").getString("issuer"));
    }

    @Test
    void aTokenHasTheExpectedIssuerAndAudiences() {
        try (OidcProviders others = new OidcProviders(
                OidcSettings.ofKeys("/keys", "https://idp.example", List.of("shop", "stock")))) {
            JsonObject claims = OidcProviders.claims(others.oidc.token("alice"));
            assertEquals("https://idp.example", claims.getString("iss"));
            assertEquals(new JsonArray().add("shop").add("stock"), claims.getJsonArray("aud"));
        }
    }

    @Test
    void aUserNeedsAName() {
        assertEquals("The name of a user must not be blank, but got \" \".",
                assertThrows(IllegalArgumentException.class, () -> oidc.token(" ")).getMessage());
        assertEquals("user", assertThrows(NullPointerException.class, () -> oidc.token((String) null)).getMessage());
        assertEquals("issuer", assertThrows(NullPointerException.class, () -> oidc.issuer(null)).getMessage());
    }

    @Test
    void aClaimIsAsJsonHasIt() {
        Map<String, Object> given = new HashMap<>(Map.of("array", new String[] { "a" }, "ints", new int[] { 1, 2 },
                "set", Set.of("a"), "nested", Map.of("all", List.of(new Object[] { 1, "b" })), "time",
                Instant.ofEpochSecond(17), "state", Thread.State.NEW, "price", new BigDecimal("1.10"), "optional",
                Optional.of("a")));
        given.put("json", new JsonObject().put("a", new JsonArray().add(1)));
        given.put("value", Json.createObjectBuilder().add("a", "b").build());
        given.put("none", Optional.empty());
        JsonObject claims = OidcProviders.claims(oidc.token(given));
        assertEquals(new JsonObject("""
                {"array":["a"],"ints":[1,2],"set":["a"],"nested":{"all":[1,"b"]},"time":17,"state":"NEW","price":1.10,
                "optional":"a","json":{"a":[1]},"value":{"a":"b"}}"""), claims.stream()
                .filter(claim -> given.containsKey(claim.getKey()))
                .collect(JsonObject::new, (all, claim) -> all.put(claim.getKey(), claim.getValue()), JsonObject::mergeIn));
        assertEquals("\u65e5 \"\\\n", OidcProviders.claims(oidc.token(Map.of("sub", "\u65e5 \"\\\n"))).getString("sub"));
    }

    @Test
    void aClaimWithoutAFormInJsonIsRefused() {
        record Point(int x) {
        }
        for (Object value : List.of(new Point(1), new Object())) {
            for (Object given : List.of(value, List.of(value), Map.of("a", value))) {
                assertEquals("The claim at is a " + TypeText.name(value.getClass())
                        + ", which has no form in JSON: give a Map of its members.",
                        assertThrows(IllegalArgumentException.class, () -> oidc.token(Map.of("at", given))).getMessage());
            }
        }
    }

    @Test
    void theConfigurationOfTheApplicationsOwnTokensIsNotUsed() {
        System.setProperty("smallrye.jwt.new-token.audience", "own");
        System.setProperty("smallrye.jwt.new-token.issuer", "https://own.example");
        System.setProperty("smallrye.jwt.new-token.override-matching-claims", "true");
        try {
            assertEquals(oidc.issuer(), OidcProviders.claims(oidc.token("alice")).getString("iss"));
        } finally {
            System.getProperties().stringPropertyNames().stream().filter(name -> name.startsWith("smallrye.jwt.new-token."))
                    .forEach(System::clearProperty);
        }
    }

    @Test
    void timesAreNumbers() {
        assertEquals("The claim exp must be a number of seconds, but got soon.",
                assertThrows(IllegalArgumentException.class, () -> oidc.token(Map.of("exp", "soon"))).getMessage());
        assertEquals("The claim iat must be a number of seconds, but got " + Instant.EPOCH + ".",
                assertThrows(IllegalArgumentException.class, () -> oidc.token(Map.of("iat", Instant.EPOCH))).getMessage());
        Map<String, Object> without = new HashMap<>();
        without.put("exp", null);
        assertEquals("The claim exp must be a number of seconds, but got null.",
                assertThrows(IllegalArgumentException.class, () -> oidc.token(without)).getMessage());
    }
}
