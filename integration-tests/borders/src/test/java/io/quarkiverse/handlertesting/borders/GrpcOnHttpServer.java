package io.quarkiverse.handlertesting.borders;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** gRPC services on the HTTP server, in place of a server of their own. */
public class GrpcOnHttpServer implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.grpc.server.use-separate-server", "false");
    }
}
