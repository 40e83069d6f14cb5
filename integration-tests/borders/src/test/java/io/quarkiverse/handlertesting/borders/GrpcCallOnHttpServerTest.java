package io.quarkiverse.handlertesting.borders;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** As {@link GrpcCallTest}, on the HTTP server. */
@QuarkusTest
@TestProfile(GrpcOnHttpServer.class)
class GrpcCallOnHttpServerTest extends GrpcCallTest {
}
