package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The configuration of an application defines the tokens that it accepts. */
class ExpectedOidcTest {

    private static final String KEYS = "mp.jwt.verify.publickey.location";
    private static final String CERTS = "/realms/test/protocol/openid-connect/certs";

    private static OidcSettings expected(String property, String path, Map<String, String> configured) {
        SmallRyeConfig config = new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(configured, "test", 100))
                .build();
        return ExpectedOidc.of(List.of("other", property), same -> path, config).get(0);
    }

    @Test
    void microProfileExpectsKeysIssuerAndAudiences() {
        assertEquals(new OidcSettings("/realms/test", CERTS, "https://idp", List.of("shop", "stock")), expected(KEYS, CERTS,
                Map.of("mp.jwt.verify.issuer", "https://idp", "mp.jwt.verify.audiences", "shop,stock")));
        assertEquals(new OidcSettings("/realms/test", CERTS, null, List.of()), expected(KEYS, CERTS, Map.of()));
        assertEquals(null, expected(KEYS, CERTS, Map.of("mp.jwt.verify.issuer", "NONE")).issuer());
    }

    @Test
    void eachTenantOfOidcExpectsItsIssuerAndAudience() {
        Map<String, String> configured = Map.of("quarkus.oidc.token.issuer", "any", "quarkus.oidc.token.audience", "any",
                "quarkus.oidc.other.token.issuer", "https://other", "quarkus.oidc.other.token.audience", "shop",
                "mp.jwt.verify.issuer", "https://idp");
        assertEquals(new OidcSettings("/realms/test", null, null, List.of()),
                expected("quarkus.oidc.auth-server-url", "/realms/test", configured));
        assertEquals(new OidcSettings("/realms/test", null, "https://other", List.of("shop")),
                expected("quarkus.oidc.other.auth-server-url", "/realms/test", configured));
    }

    @Test
    void eachPathIsAProviderAndTheDefaultTenantIsTheFirst() {
        Map<String, String> paths = Map.of("quarkus.oidc.a.auth-server-url", "/realms/a", "quarkus.oidc.b.auth-server-url",
                "/realms/test", "quarkus.oidc.auth-server-url", "/realms/test", "idp.url", "");
        SmallRyeConfig config = new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(
                Map.of("quarkus.oidc.b.token.issuer", "https://b", "quarkus.oidc.b.token.audience", "stock",
                        "quarkus.oidc.token.audience", "shop,stock"),
                "test", 100)).build();
        List<String> properties = paths.keySet().stream().sorted().toList();
        assertEquals(List.of(new OidcSettings("/realms/test", null, "https://b", List.of("shop", "stock")),
                new OidcSettings("/realms/a", null, null, List.of())), ExpectedOidc.of(properties, paths::get, config));
        assertEquals(List.of(new OidcSettings("/realms/test", null, null, List.of()),
                new OidcSettings("/realms/a", null, null, List.of())), ExpectedOidc.atStart(properties, paths::get));
    }

    /** An application may verify tokens by their keys, and fetch its own tokens from the same provider. */
    @Test
    void twoPropertiesMayHoldOneProvider() {
        Map<String, String> paths = Map.of(KEYS, CERTS, "quarkus.oidc-client.auth-server-url", "/realms/test");
        assertEquals(List.of(new OidcSettings("/realms/test", CERTS, null, List.of())),
                ExpectedOidc.atStart(List.of("quarkus.oidc-client.auth-server-url", KEYS), paths::get));
    }

    @Test
    void clientsAndAlgorithmsAreThoseOfTheTenant() {
        assertEquals(new OidcSettings("/realms/test", null, null, List.of(), List.of("shop"), "ES256"),
                expected("quarkus.oidc.auth-server-url", "/realms/test", Map.of("quarkus.oidc.client-id", "shop",
                        "quarkus.oidc.token.signature-algorithm", "ES256")));
        for (String property : List.of("mp.jwt.verify.publickey.algorithm", "smallrye.jwt.verify.algorithm")) {
            assertEquals("PS512", expected(KEYS, CERTS, Map.of(property, "PS512")).algorithm());
            assertEquals("EdDSA", expected(KEYS, CERTS, Map.of(property, "EDDSA")).algorithm());
            // It has no public key.
            assertEquals("RS256", expected(KEYS, CERTS, Map.of(property, "HS256")).algorithm());
        }
    }

    @Test
    void anyOtherPropertyExpectsOnlyThePath() {
        assertEquals(new OidcSettings("/auth", null, null, List.of()),
                expected("shop.idp", "/auth", Map.of("mp.jwt.verify.issuer", "https://idp")));
    }

    /** Its name is unknown, as the failure of the test that injects it says. */
    @Test
    void anUpstreamWithoutAddressExpectsNothing() {
        assertEquals(List.of(new OidcSettings("", null, null, List.of())),
                ExpectedOidc.of(List.of(), same -> "/auth", new SmallRyeConfigBuilder().build()));
    }

    @Test
    void atStartOnlyThePathsAreKnown() {
        assertEquals(new OidcSettings("/realms/test", CERTS, null, List.of()),
                ExpectedOidc.atStart(List.of(KEYS), same -> CERTS).get(0));
        assertEquals(new OidcSettings("/realms/test", null, null, List.of()),
                ExpectedOidc.atStart(List.of("quarkus.oidc-client.auth-server-url"), same -> "/realms/test").get(0));
        assertEquals(List.of(), ExpectedOidc.atStart(List.of("idp.url"), same -> "/realms/test"));
    }

    /** The address stays as it is configured, so the application asks for the keys with the slash. */
    @Test
    void aSlashAtTheEndBelongsToTheKeysOnly() {
        assertEquals(new OidcSettings("/realms/test", CERTS + "/", null, List.of()),
                ExpectedOidc.atStart(List.of(KEYS), same -> CERTS + "/").get(0));
        assertEquals(new OidcSettings("/realms/test", null, null, List.of()), ExpectedOidc
                .atStart(List.of("quarkus.oidc-client.auth-server-url"), same -> "/realms/test/").get(0));
    }

    @Test
    void aKeyInTheClassPathHasNoPath() {
        assertEquals("", UpstreamWiring.pathOf("META-INF/resources/publicKey.pem"));
        assertEquals("", UpstreamWiring.pathOf("classpath:publicKey.pem"));
    }
}
