package io.quarkiverse.handlertesting.borders;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** As {@link BorderTest}, with gRPC services on the HTTP server. */
@QuarkusTest
@TestProfile(GrpcOnHttpServer.class)
class GrpcBorderOnHttpServerTest extends BorderTest {

    @Override
    List<String> borders() {
        return List.of("grpc");
    }
}
