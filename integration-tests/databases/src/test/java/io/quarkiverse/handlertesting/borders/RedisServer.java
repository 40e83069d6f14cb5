package io.quarkiverse.handlertesting.borders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A server of Redis on a free port of the loopback interface, without files. */
public final class RedisServer implements QuarkusTestResourceLifecycleManager {

    private static final String READY = "Ready to accept connections";

    private Process server;

    @Override
    public Map<String, String> start() {
        String program = Objects.requireNonNullElse(System.getProperty("databases.redis-server"), "redis-server");
        try {
            int port = freePort();
            server = new ProcessBuilder(program, "--bind", "127.0.0.1", "--port", String.valueOf(port), "--save", "",
                    "--appendonly", "no", "--logfile", "").redirectErrorStream(true).start();
            awaitReady();
            String address = "redis://127.0.0.1:" + port;
            return Map.of("quarkus.redis.hosts", address, "quarkus.redis.pops.hosts", address);
        } catch (IOException missing) {
            throw new UncheckedIOException("There is no program " + program + ": integration-tests/install.sh brings it.",
                    missing);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException {
        BufferedReader output = server.inputReader();
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(READY)) {
                return;
            }
            seen.append(line).append('\n');
        }
        throw new IllegalStateException("Redis has ended:\n" + seen);
    }

    @Override
    public void stop() {
        if (server == null) {
            return;
        }
        server.destroy();
        try {
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
