package io.quarkiverse.handlertesting.deployment.test.client;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** An application without a plain port. */
class SecureOnlyTest extends SecureTestBase {

    @RegisterExtension
    static final QuarkusUnitTest APP = create("disabled");
}
