package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** An application finds this at a provider before any login: the discovery and the keys, for each tenant. */
class OidcDiscoveryTest {

    private final OidcProviders providers = new OidcProviders();

    @AfterEach
    void close() {
        providers.close();
    }

    @Test
    void theDiscoveryNamesAllEndpoints() throws Exception {
        String realm = providers.idp.url() + "/realms/test";
        String connect = realm + "/protocol/openid-connect";
        assertEquals(new JsonObject(Map.ofEntries(Map.entry("issuer", realm),
                Map.entry("authorization_endpoint", connect + "/auth"),
                Map.entry("pushed_authorization_request_endpoint", connect + "/ext/par/request"),
                Map.entry("device_authorization_endpoint", connect + "/auth/device"),
                Map.entry("token_endpoint", connect + "/token"),
                Map.entry("introspection_endpoint", connect + "/token/introspect"),
                Map.entry("revocation_endpoint", connect + "/revoke"),
                Map.entry("userinfo_endpoint", connect + "/userinfo"),
                Map.entry("end_session_endpoint", connect + "/logout"), Map.entry("jwks_uri", connect + "/certs"),
                Map.entry("response_types_supported", List.of("code")),
                Map.entry("response_modes_supported", List.of("query", "form_post")),
                Map.entry("grant_types_supported",
                        List.of("authorization_code", "refresh_token", "client_credentials", "password",
                                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                                "urn:ietf:params:oauth:grant-type:token-exchange",
                                "urn:ietf:params:oauth:grant-type:device_code")),
                Map.entry("subject_types_supported", List.of("public")),
                Map.entry("id_token_signing_alg_values_supported", List.of("RS256", "ES256")),
                Map.entry("code_challenge_methods_supported", List.of("plain", "S256")),
                Map.entry("token_endpoint_auth_methods_supported",
                        List.of("client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt",
                                "none")),
                Map.entry("backchannel_logout_supported", true),
                Map.entry("backchannel_logout_session_supported", true))),
                providers.json("/realms/test/.well-known/openid-configuration"));
    }

    @Test
    void theKeysAreAtTheUsualPaths() throws Exception {
        JsonObject key = new JsonObject(providers.keys()).getJsonArray("keys").getJsonObject(0);
        assertEquals("RSA", key.getString("kty"));
        assertEquals("sig", key.getString("use"));
        assertEquals("RS256", key.getString("alg"));
        assertFalse(key.containsKey("d"));
        assertEquals(providers.keys(), providers.upstreams.get("/realms/test/.well-known/jwks.json").body());
    }

    @Test
    void theKeysAreAtThePathThatTheApplicationFetches() throws Exception {
        try (OidcProviders others = new OidcProviders(OidcSettings.ofKeys("/v2/keys", null, List.of()))) {
            assertEquals(others.upstreams.get("/.well-known/jwks.json").body(), others.upstreams.get("/v2/keys").body());
            assertEquals(others.idp.url(), others.oidc.issuer());
        }
        try (OidcProviders others = new OidcProviders(OidcSettings.ofKeys("", null, List.of()))) {
            assertEquals(others.upstreams.get("/.well-known/jwks.json").body(), others.upstreams.get("/").body());
        }
        assertEquals("/realms/test", OidcSettings.ofKeys("/realms/test/protocol/openid-connect/certs", null, List.of())
                .prefix());
        assertEquals("", OidcSettings.ofKeys("/.well-known/jwks.json", null, List.of()).prefix());
    }

    @Test
    void aProviderCanBeAtAnotherPath() throws Exception {
        assertEquals(providers.idp.url() + "/auth", OidcUpstream.on(providers.idp, "/auth").issuer());
        assertEquals(providers.idp.url(), OidcUpstream.on(providers.idp, "").issuer());
        assertEquals(providers.idp.url() + "/auth",
                providers.json("/auth/.well-known/openid-configuration").getString("issuer"));
    }

    @Test
    void aStubOfTheTestTakesPrecedence() throws Exception {
        providers.idp.stub(get("/realms/test/protocol/openid-connect/certs").willReturn(ok("none")));
        OidcUpstream.on(providers.idp);
        assertEquals("none", providers.keys());
    }

    @Test
    void itIsNeverReportedAsUnused() {
        assertEquals(List.of(), providers.upstreams.tests.find(providers.upstreams.runs.current()).orElseThrow().unused());
    }

    @Test
    void theApplicationFetchesKeysAtItsStart() throws Exception {
        try (Upstreams upstreams = new Upstreams(Path.of("no such directory"))) {
            List<String> properties = List.of("quarkus.oidc.auth-server-url");
            StartingOidc.provide(upstreams.tests, upstreams.servers, properties, same -> "/realms/test");
            String discovery = upstreams.get("/realms/test/.well-known/openid-configuration").body();
            String keys = upstreams.get("/realms/test/protocol/openid-connect/certs").body();
            upstreams.runs.begin("LoginTest.login");
            OidcUpstream.on(upstreams.upstream(ExpectedOidc.atStart(properties, same -> "/realms/test").get(0)));
            assertEquals(discovery, upstreams.get("/realms/test/.well-known/openid-configuration").body());
            assertEquals(keys, upstreams.get("/realms/test/protocol/openid-connect/certs").body());
        }
    }

    /** The application may check a token of another test, or a wrong one. */
    @Test
    void anyTestAnswersWhatChecksATokenButNoLogin() throws Exception {
        try (Upstreams upstreams = new Upstreams(Path.of("no such directory"))) {
            StartingOidc.provide(upstreams.tests, upstreams.servers, List.of("quarkus.oidc.auth-server-url"),
                    same -> "/realms/test");
            upstreams.runs.begin("LoginTest.login");
            String connect = "/realms/test/protocol/openid-connect";
            for (String path : List.of("/realms/test/.well-known/openid-configuration", connect + "/certs")) {
                assertEquals(200, upstreams.get(path).statusCode(), path);
            }
            assertEquals(401, upstreams.get(connect + "/userinfo").statusCode());
            assertEquals(404, upstreams.get(connect + "/auth").statusCode());
        }
    }

    @Test
    void eachTenantHasAProvider() throws Exception {
        try (OidcProviders others = new OidcProviders(new OidcSettings("/realms/a", null, null, List.of("shop")),
                new OidcSettings("/realms/b", null, "https://b.example", List.of("stock")))) {
            OidcUpstream b = OidcUpstream.on(others.idp, "/realms/b");
            assertEquals(others.idp.url() + "/realms/a", others.oidc.issuer());
            assertEquals("https://b.example", b.issuer());
            assertEquals(new JsonArray().add("stock"), OidcProviders.claims(b.token("alice")).getJsonArray("aud"));
            b.user("alice").login("alice");
            others.oidc.user("bob").login("bob");
            String login = "/protocol/openid-connect/auth?response_type=code&redirect_uri=http://app";
            assertEquals("http://app?code=code-1-of-bob",
                    others.upstreams.get("/realms/a" + login).headers().firstValue("Location").orElseThrow());
            assertEquals("http://app?code=code-1-of-alice",
                    others.upstreams.get("/realms/b" + login).headers().firstValue("Location").orElseThrow());
            assertEquals("https://b.example", others.json("/realms/b/.well-known/openid-configuration").getString("issuer"));
            assertEquals(new JsonArray().add("shop"),
                    OidcProviders.claims(OidcUpstream.on(others.idp, "/realms/c").token("alice")).getJsonArray("aud"));
        }
    }
}
