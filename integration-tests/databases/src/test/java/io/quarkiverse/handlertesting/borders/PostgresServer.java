package io.quarkiverse.handlertesting.borders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A server of PostgreSQL on a free port, from the binaries that Maven Central has. */
public final class PostgresServer implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException | IllegalStateException failed) {
            throw new IllegalStateException("PostgreSQL does not start. Its binaries here are those for Linux on amd64.",
                    failed);
        }
        String url = "postgresql://localhost:" + server.getPort() + "/postgres";
        return Map.of("quarkus.datasource.reactive.url", url, "quarkus.datasource.single.reactive.url", url);
    }

    @Override
    public void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
