package io.quarkiverse.handlertesting.deployment.test.identity;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** An application with quarkus-smallrye-jwt. */
class JwtUserTest extends UserWithClaims {

    @RegisterExtension
    static final QuarkusUnitTest APP = app("quarkus-smallrye-jwt-deployment")
            .overrideConfigKey("mp.jwt.verify.publickey.location", "https://idp.invalid/certs");

    @Override
    String credentials() {
        return "";
    }
}
