package io.quarkiverse.handlertesting.modelhub.health;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the packaged application, which knows nothing of the extension: over a socket. */
// tag::standalone[]
@QuarkusIntegrationTest
class PingIT extends PingTest {
}
// end::standalone[]
