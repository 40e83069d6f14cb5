package io.quarkiverse.handlertesting.deployment.test.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jakarta.enterprise.event.Observes;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.ext.web.Router;

/** An application that responds with the protocol of a request. */
final class SocketApp {

    private SocketApp() {
    }

    static class Versions {

        void register(@Observes Router router) {
            router.get("/version").handler(exchange -> exchange.response()
                    .end(exchange.request().version() + " " + exchange.request().scheme()));
            router.get("/token").handler(exchange -> exchange.response().putHeader("X-Token", "x".repeat(9_000)).end());
            router.get("/where").handler(exchange -> exchange.end(exchange.request().absoluteURI()));
        }
    }

    static QuarkusUnitTest create() {
        return new QuarkusUnitTest()
                .withApplicationRoot(root -> root.addClasses(SocketApp.class, Versions.class, Handlers.class,
                        ClientTestBase.class, BothWays.class, QuarkusTestCallbacks.class));
    }

    /** A new certificate, since one in the repository would expire. */
    static Path keyStore() {
        try {
            Path store = Files.createTempDirectory("tls").resolve("server.p12");
            List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                    "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-storetype", "PKCS12", "-storepass",
                    "password", "-keystore", store.toString());
            Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes());
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return store;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
