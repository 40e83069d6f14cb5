package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.List;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig;
import io.quarkiverse.handlertesting.runtime.internal.transport.SocketTransport;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;
import io.quarkiverse.handlertesting.runtime.internal.transport.inprocess.InProcessTransport;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.VertxHttpBuildTimeConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.options.HttpServerOptionsUtils;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;

/** The transports to an application in this JVM. They are closed when it stops. Thread-safe. */
@Singleton
public class ApplicationTransports implements ClientServices.Transports {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private final ApplicationTestRuns runs;
    private final Vertx vertx;
    private final ClientConfig config;
    private final VertxHttpBuildTimeConfig serverAtBuildTime;
    private final VertxHttpConfig server;
    private final List<HttpServerOptionsCustomizer> customizers;
    private Transport inProcess;
    private SocketTransport socket;
    private boolean stopped;

    public ApplicationTransports(ApplicationTestRuns runs, Vertx vertx, ClientConfig config,
            VertxHttpBuildTimeConfig serverAtBuildTime,
            VertxHttpConfig server, @All List<HttpServerOptionsCustomizer> customizers) {
        this.runs = runs;
        this.vertx = vertx;
        this.config = config;
        this.serverAtBuildTime = serverAtBuildTime;
        this.server = server;
        this.customizers = customizers;
    }

    @Override
    public synchronized Transport inProcess() {
        refuseIfStopped();
        if (inProcess == null) {
            inProcess = withFallback(this::newInProcess, this::socket);
        }
        return inProcess;
    }

    /** The in-process transport; if it does not work, the transport over a socket, so that the tests of users still run. */
    static Transport withFallback(Supplier<Transport> inProcess, Supplier<? extends Transport> socket) {
        try {
            return inProcess.get();
        } catch (LinkageError | RuntimeException another) {
            LOG.warn("Requests go over a socket, not in process: the in-process transport does not know the HTTP server of"
                    + " this Quarkus version. Everything works, but takes longer. Please report it.", another);
            return socket.get();
        }
    }

    private Transport newInProcess() {
        int port = Math.max(0, RestAssured.port);
        return new InProcessTransport(vertx, serverOptions(port), port, runs.classLoader());
    }

    /** The options that Quarkus gives the application's own server. */
    private HttpServerOptions serverOptions(int port) {
        HttpServerOptions options = new HttpServerOptions().setPort(port);
        HttpServerOptionsUtils.applyCommonOptions(options, serverAtBuildTime, server, List.of());
        customizers.forEach(customizer -> customizer.customizeHttpServer(options));
        return options;
    }

    @Override
    public synchronized SocketTransport socket() {
        refuseIfStopped();
        if (socket == null) {
            socket = new SocketTransport(vertx, config.socket().http2());
        }
        return socket;
    }

    private void refuseIfStopped() {
        if (stopped) {
            throw new IllegalStateException("The application has stopped, so nothing can be sent to it.");
        }
    }

    @PreDestroy
    synchronized void stop() {
        stopped = true;
        if (inProcess != null) {
            inProcess.close();
        }
        if (socket != null) {
            socket.close();
        }
    }
}
