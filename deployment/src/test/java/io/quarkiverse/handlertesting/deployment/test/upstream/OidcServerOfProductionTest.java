package io.quarkiverse.handlertesting.deployment.test.upstream;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;

/**
 * An application with quarkus-oidc whose provider has an address in production only, so that a Dev Service stands in for it
 * elsewhere. In tests, the mock does.
 */
class OidcServerOfProductionTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .setForcedDependencies(
                    List.of(Dependency.of("io.quarkus", "quarkus-oidc-deployment", Version.getVersion())))
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Vault.class).addAsResource(
                    new StringAsset("%prod.quarkus.oidc.auth-server-url=https://sso.example.com/realms/acme\n"),
                    "application.properties"))
            // The Vault's own login needs it, but is not used here.
            .overrideConfigKey("idp.url", "none")
            .overrideConfigKey("quarkus.rest-client.login.url", "http://localhost:1");

    @Inject
    HandlerClient client;
    @Inject
    @Upstream(value = "idp", property = "quarkus.oidc.auth-server-url")
    MockUpstream idp;

    @Test
    void noDevServiceStarts() {
        // Each Dev Service of quarkus-oidc configures a client.
        assertEquals(Optional.empty(), ConfigProvider.getConfig().getOptionalValue("quarkus.oidc.client-id", String.class));
    }

    @Test
    void theMockHasThePathOfTheRealm() {
        assertEquals(idp.url() + "/realms/acme",
                ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class));
        client.get("/vault/me").bearerAuth(OidcUpstream.on(idp).token("alice", "user")).send().expectBody(is("alice"));
    }
}
