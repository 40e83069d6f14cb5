package io.quarkiverse.handlertesting.borders;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** As {@link GrpcIsolationTest}, on the HTTP server. */
@QuarkusTest
@TestProfile(GrpcOnHttpServer.class)
class GrpcIsolationOnHttpServerTest extends GrpcIsolationTest {
}
