package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return ExpectedOidc.of(List.of("other", property), same -> path, config);
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
    void anyOtherPropertyExpectsOnlyThePath() {
        assertEquals(new OidcSettings("/auth", null, null, List.of()),
                expected("shop.idp", "/auth", Map.of("mp.jwt.verify.issuer", "https://idp")));
    }

    /** Its name is unknown, as the failure of the test that injects it says. */
    @Test
    void anUpstreamWithoutAddressExpectsNothing() {
        assertEquals(new OidcSettings("", null, null, List.of()),
                ExpectedOidc.of(List.of(), same -> "/auth", new SmallRyeConfigBuilder().build()));
    }

    @Test
    void atStartOnlyThePathsAreKnown() {
        assertEquals(new OidcSettings("/realms/test", CERTS, null, List.of()),
                ExpectedOidc.atStart(List.of(KEYS), same -> CERTS).orElseThrow());
        assertEquals(new OidcSettings("/realms/test", null, null, List.of()),
                ExpectedOidc.atStart(List.of("quarkus.oidc-client.auth-server-url"), same -> "/realms/test").orElseThrow());
        assertEquals(Optional.empty(), ExpectedOidc.atStart(List.of("idp.url"), same -> "/realms/test"));
    }

    /** The address stays as it is configured, so the application asks for the keys with the slash. */
    @Test
    void aSlashAtTheEndBelongsToTheKeysOnly() {
        assertEquals(new OidcSettings("/realms/test", CERTS + "/", null, List.of()),
                ExpectedOidc.atStart(List.of(KEYS), same -> CERTS + "/").orElseThrow());
        assertEquals(new OidcSettings("/realms/test", null, null, List.of()), ExpectedOidc
                .atStart(List.of("quarkus.oidc-client.auth-server-url"), same -> "/realms/test/").orElseThrow());
    }

    @Test
    void aKeyInTheClassPathHasNoPath() {
        assertEquals("", UpstreamWiring.pathOf("META-INF/resources/publicKey.pem"));
        assertEquals("", UpstreamWiring.pathOf("classpath:publicKey.pem"));
    }
}
