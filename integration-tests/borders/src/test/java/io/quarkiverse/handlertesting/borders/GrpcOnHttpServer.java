package io.quarkiverse.handlertesting.borders;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** gRPC services on the HTTP server, in place of a server of their own. */
public class GrpcOnHttpServer implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        // By default the server closes a connection after 200 cancelled calls within 30 seconds, which repeated tests send.
        return Map.of("quarkus.grpc.server.use-separate-server", "false",
                "quarkus.http.limits.rst-flood-max-rst-frame-per-window", "10000");
    }
}
