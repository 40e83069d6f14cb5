package io.quarkiverse.handlertesting.deployment.test.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;

/** As {@link OidcUpstreamTest}, for an application that leaves tokens and logins to {@code quarkus-oidc}. */
class OidcServerTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .setForcedDependencies(
                    List.of(Dependency.of("io.quarkus", "quarkus-oidc-deployment", Version.getVersion())))
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Vault.class))
            .overrideConfigKey("quarkus.oidc.auth-server-url", "https://idp.invalid/realms/test")
            .overrideConfigKey("quarkus.oidc.client-id", "vault")
            .overrideConfigKey("quarkus.oidc.credentials.secret", "secret")
            .overrideConfigKey("quarkus.oidc.application-type", "hybrid")
            .overrideConfigKey("quarkus.oidc.authentication.pkce-required", "true")
            .overrideConfigKey("quarkus.oidc.authentication.nonce-required", "true")
            .overrideConfigKey("quarkus.oidc.authentication.user-info-required", "true")
            .overrideConfigKey("quarkus.devservices.enabled", "false")
            // The Vault's own login needs it, but is not used here.
            .overrideConfigKey("idp.url", "none")
            .overrideConfigKey("quarkus.rest-client.login.url", "http://localhost:1");

    @Inject
    HandlerClient client;
    @Inject
    Sessions sessions;
    @Inject
    @Upstream(value = "idp", property = "quarkus.oidc.auth-server-url")
    MockUpstream idp;
    OidcUpstream oidc;

    @BeforeEach
    void provider() {
        oidc = OidcUpstream.on(idp);
    }

    @Test
    void aTokenOpensWhatItsRolesAllow() {
        String token = oidc.token("alice", "user");
        client.get("/vault/me").bearerAuth(token).send().expectBody(is("alice"));
        client.get("/vault/keys").bearerAuth(token).send().expectStatus(403);
    }

    @Test
    void aWrongTokenOpensNothing() {
        client.get("/vault/me").bearerAuth(oidc.expiredToken("alice", "user")).send().expectStatus(401);
        client.get("/vault/me").bearerAuth(oidc.forgedToken("alice", "user")).send().expectStatus(401);
        client.get("/vault/me")
                .bearerAuth(oidc.token(Map.of("sub", "alice", "groups", List.of("user"), "iss", "https://other"))).send()
                .expectStatus(401);
    }

    @Test
    void aBrowserLogsInAndComesBack() {
        oidc.user("alice", "user").login("alice");
        client.get("/vault/me").as(sessions.open("alice")).send().expectBody(is("alice")); // to the provider and back
        idp.verify(getRequestedFor(urlPathEqualTo("/realms/test/protocol/openid-connect/userinfo")));
    }

    @Test
    void aBrowserStaysLoggedIn() {
        oidc.user("alice", "user").login("alice");
        HandlerSession browser = sessions.open("alice");
        client.get("/vault/me").as(browser).send().expectStatus(200);
        client.get("/vault/me").as(browser).send().expectBody(is("alice"));
        client.get("/vault/keys").as(browser).send().expectStatus(403);
        idp.verify(1, getRequestedFor(urlPathEqualTo("/realms/test/protocol/openid-connect/auth")));
    }
}
