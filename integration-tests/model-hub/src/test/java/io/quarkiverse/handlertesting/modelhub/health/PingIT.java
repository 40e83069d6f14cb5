package io.quarkiverse.handlertesting.modelhub.health;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the packaged application, which knows nothing of the extension. */
@QuarkusIntegrationTest
class PingIT extends PingTest {
}
