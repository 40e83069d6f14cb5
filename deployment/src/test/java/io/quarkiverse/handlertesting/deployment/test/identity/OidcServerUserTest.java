package io.quarkiverse.handlertesting.deployment.test.identity;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** An application with quarkus-oidc, whose server no test calls. */
class OidcServerUserTest extends UserWithClaims {

    @RegisterExtension
    static final QuarkusUnitTest APP = app("quarkus-oidc-deployment")
            .overrideConfigKey("quarkus.oidc.auth-server-url", "https://idp.invalid/realms/test")
            .overrideConfigKey("quarkus.oidc.discovery-enabled", "false")
            .overrideConfigKey("quarkus.oidc.jwks-path", "certs")
            .overrideConfigKey("quarkus.oidc.jwks.resolve-early", "false")
            .overrideConfigKey("quarkus.devservices.enabled", "false");

    @Override
    String credentials() {
        return "AccessTokenCredential IdTokenCredential";
    }
}
