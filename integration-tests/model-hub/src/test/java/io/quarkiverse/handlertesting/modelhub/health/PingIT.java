package io.quarkiverse.handlertesting.modelhub.health;

import org.junit.jupiter.api.DisplayName;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same tests over a socket, against the packaged application, which does not contain the extension. */
// tag::standalone[]
@QuarkusIntegrationTest
@DisplayName("A packaged application")
class PingIT extends PingTest {
}
// end::standalone[]
