package io.quarkiverse.handlertesting.runtime.internal.client;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig;
import io.quarkiverse.handlertesting.runtime.internal.transport.SocketTransport;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;
import io.quarkiverse.handlertesting.runtime.internal.transport.inprocess.InProcessTransport;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;

/** The ways to an application in this JVM. They end with it. Thread-safe. */
@Singleton
public class ApplicationTransports implements Transports {

    private final Vertx vertx;
    private final ServerOptions options;
    private final ClientConfig config;
    private Transport inProcess;
    private SocketTransport socket;
    private boolean stopped;

    public ApplicationTransports(Vertx vertx, ServerOptions options, ClientConfig config) {
        this.vertx = vertx;
        this.options = options;
        this.config = config;
    }

    @Override
    public synchronized Transport inProcess() {
        refuseIfStopped();
        if (inProcess == null) {
            inProcess = Fallback.of(this::newInProcess, this::socket);
        }
        return inProcess;
    }

    private Transport newInProcess() {
        int port = Math.max(0, RestAssured.port);
        return new InProcessTransport(vertx, options.create(port), port, Thread.currentThread().getContextClassLoader());
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
