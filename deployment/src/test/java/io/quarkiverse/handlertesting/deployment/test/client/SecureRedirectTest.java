package io.quarkiverse.handlertesting.deployment.test.client;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** An application whose plain port redirects to the one with TLS. */
class SecureRedirectTest extends SecureTestBase {

    @RegisterExtension
    static final QuarkusUnitTest APP = create("redirect");
}
