package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.netty.channel.EventLoop;
import io.quarkiverse.handlertesting.runtime.internal.transport.Exchange;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Closeable;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;

/**
 * Passes requests to the application's HTTP server on its own event loops, as the messages that it would have decoded from a
 * socket. A connection serves one request at a time, and is reused if it is kept alive, the most recently used connection
 * first.
 * <p>
 * Uses internals of Vert.x 4, as no other package does. See adr/0014.
 */
public final class InProcessTransport implements Transport {

    /** Dynamic ports, which are never assigned: RFC 6335, section 6. */
    private static final int FIRST_PORT = 49_152;
    private static final int PORTS = 16_384;

    private final VertxInternal vertx;
    private final ServerSide server;
    private final InetSocketAddress address;
    private final ConcurrentLinkedDeque<InProcessChannel> idle = new ConcurrentLinkedDeque<>();
    /** Their requests have the scheme {@code https}. */
    private final ConcurrentLinkedDeque<InProcessChannel> idleSecure = new ConcurrentLinkedDeque<>();
    private final Set<InProcessChannel> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    /** Called when the Vert.x is closed; {@code null} if the application closes this transport before. */
    private Closeable closeHook;
    private volatile boolean closed;

    /**
     * @param options the options of the application's server
     * @param port the port of the application's server, as requests see it
     * @param application the class loader of the application
     * @throws LinkageError if this version of Vert.x lacks the internals that this class uses
     */
    public InProcessTransport(Vertx vertx, HttpServerOptions options, int port, ClassLoader application) {
        this(vertx, options, port, application, VertxHttpRecorder::getRootHandler);
    }

    private InProcessTransport(Vertx vertx, HttpServerOptions options, int port, ClassLoader application,
            Supplier<Handler<HttpServerRequest>> root) {
        this.vertx = (VertxInternal) vertx;
        this.address = loopback(port);
        this.server = new ServerSide(this.vertx, options, SocketAddress.inetSocketAddress(address), application, root);
        refuseAnotherVertx();
    }

    /**
     * Passes requests to a handler without an application. The caller closes the transport, or the end of the Vert.x does.
     *
     * @param whenClosed called when the Vert.x is closed before this transport is, on any thread
     * @throws IllegalStateException if the Vert.x is closed
     * @throws IllegalArgumentException if another library has made the Vert.x object, such as a mock
     */
    public static InProcessTransport of(Vertx vertx, Handler<HttpServerRequest> handler, Runnable whenClosed) {
        if (!(vertx instanceof VertxInternal internal)) {
            throw new IllegalArgumentException("HandlerClient.of(vertx, …) needs a Vertx of Vert.x itself, as Vertx.vertx()"
                    + " returns it, but got a " + vertx.getClass().getName() + ".");
        }
        if (internal.closeFuture().isClosed()) {
            throw new IllegalStateException(
                    "The Vert.x of HandlerClient.of(vertx, …) is closed: pass one that the test closes at its end.");
        }
        InProcessTransport transport = new InProcessTransport(vertx, new HttpServerOptions(), 80,
                Thread.currentThread().getContextClassLoader(), () -> handler);
        transport.endsWithVertx(whenClosed);
        return transport;
    }

    private void endsWithVertx(Runnable whenClosed) {
        closeHook = closed -> {
            close();
            whenClosed.run();
            closed.complete();
        };
        vertx.addCloseHook(closeHook);
    }

    /** Fails now, and not at the first request, if this version of Vert.x is not supported. */
    private void refuseAnotherVertx() {
        server.link(vertx.getEventLoopGroup().next());
        InProcessChannel channel = connect(false);
        try {
            // Complete already if this thread is the event loop itself.
            channel.registration().syncUninterruptibly();
            if (channel.pipeline().get(ServerSide.HANDLER) == null) {
                throw new IllegalStateException("Vert.x does not accept a channel without a socket.");
            }
        } finally {
            channel.abort();
        }
    }

    /** An address without a host name, as that of an accepted connection. */
    private static InetSocketAddress loopback(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), port);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Exchange send(OutgoingRequest request, long chunks, ResponseReceiver receiver) {
        if (closed) {
            throw new IllegalStateException("The application has stopped.");
        }
        ConcurrentLinkedDeque<InProcessChannel> unused = request.isSecure() ? idleSecure : idle;
        InProcessChannel free = unused.pollFirst();
        while (free != null && !free.isActive()) {
            free = unused.pollFirst();
        }
        InProcessChannel channel = free == null ? connect(request.isSecure()) : free;
        if (closed) {
            channel.abort();
        }
        InProcessExchange exchange = new InProcessExchange(channel, receiver, unused::addFirst);
        // Runs after the registration of a new channel.
        channel.eventLoop().execute(() -> exchange.begin(request, chunks));
        return exchange;
    }

    private InProcessChannel connect(boolean secure) {
        int port = FIRST_PORT + Math.floorMod(connections.getAndIncrement(), PORTS);
        InProcessChannel channel = new InProcessChannel(address, loopback(port));
        EventLoop loop = vertx.getEventLoopGroup().next();
        server.accept(channel, loop, secure);
        open.add(channel);
        channel.closeFuture().addListener(closedNow -> open.remove(channel));
        channel.register(loop);
        return channel;
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(InProcessChannel::abort);
        if (closeHook != null) {
            vertx.removeCloseHook(closeHook);
        }
    }
}
