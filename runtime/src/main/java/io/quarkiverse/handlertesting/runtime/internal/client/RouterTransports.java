package io.quarkiverse.handlertesting.runtime.internal.client;

import java.lang.reflect.Type;
import java.net.URI;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.TransportMode;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.json.ApplicationJson;
import io.quarkiverse.handlertesting.runtime.internal.json.Json;
import io.quarkiverse.handlertesting.runtime.internal.transport.SocketTransport;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;
import io.quarkiverse.handlertesting.runtime.internal.transport.inprocess.InProcessTransport;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** The transports to a router alone, and the client that uses them. Thread-safe. */
public final class RouterTransports implements ClientServices.Transports, AutoCloseable {

    private static final String NOTHING_SENT = " is closed, so nothing can be sent to its router.";

    private final Vertx vertx;
    private final Transport inProcess;
    /** For redirects that lead to another server of the test; {@code null} before the first. */
    private SocketTransport socket;
    /** The subject of a sentence, which is closed; {@code null} while nothing is. */
    private volatile String closed;

    private RouterTransports(Vertx vertx, Handler<HttpServerRequest> router, Runnable whenClosed) {
        this.vertx = vertx;
        this.inProcess = InProcessTransport.of(vertx, router, () -> {
            close("The Vert.x of this client");
            whenClosed.run();
        });
    }

    /**
     * @param whenClosed called when the Vert.x is closed before the transports are, on any thread
     * @throws IllegalStateException if the Vert.x is closed
     */
    public static RouterTransports of(Vertx vertx, Handler<HttpServerRequest> router, Runnable whenClosed) {
        return new RouterTransports(vertx, router, whenClosed);
    }

    /** A client whose requests belong to this test run. */
    public HandlerClient client(ClientConfig config, EventsConfig events, TestRun run) {
        return new HandlerClientImpl(new ClientServices(this, ClientSettings.ofRouter(config, events), () -> run,
                new LazyJson(), stream -> {
                }, true), TransportMode.IN_PROCESS);
    }

    /** The address of a router alone. */
    public static URI address() {
        return BaseAddress.OF_ROUTER.base();
    }

    @Override
    public Transport inProcess() {
        refuseIfClosed();
        return inProcess;
    }

    @Override
    public synchronized SocketTransport socket() {
        refuseIfClosed();
        if (socket == null) {
            socket = new SocketTransport(vertx, false);
        }
        return socket;
    }

    private void refuseIfClosed() {
        if (closed != null) {
            throw new IllegalStateException(closed + NOTHING_SENT);
        }
    }

    @Override
    public void close() {
        close("This client");
    }

    private synchronized void close(String subject) {
        if (closed == null) {
            closed = subject;
            inProcess.close();
            if (socket != null) {
                socket.close();
            }
        }
    }

    /** The mapper of the class path, which most clients do not need: creating it would take longer than most tests. */
    private static final class LazyJson implements Json {

        private Json mapper;

        private synchronized Json mapper() {
            if (mapper == null) {
                mapper = ApplicationJson.here();
            }
            return mapper;
        }

        @Override
        public Buffer write(Object value) {
            return mapper().write(value);
        }

        @Override
        public Object read(Buffer json, Type type) {
            return mapper().read(json, type);
        }
    }
}
