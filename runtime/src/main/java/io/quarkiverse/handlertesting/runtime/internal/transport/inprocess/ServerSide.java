package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import java.security.GeneralSecurityException;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.compression.CompressionOptions;
import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.VertxHandler;
import io.vertx.core.spi.metrics.HttpServerMetrics;

/**
 * The application's HTTP server, for channels without a socket: the pipeline of Vert.x without its codec, followed by the
 * root handler of Quarkus, or by a router.
 */
final class ServerSide {

    static final String HANDLER = "handler";
    private static final String COMPRESSOR = "io.vertx.core.http.impl.HttpChunkContentCompressor";

    private final VertxInternal vertx;
    private final HttpServerOptions options;
    private final ClassLoader application;
    private final Supplier<Handler<HttpServerRequest>> root;
    /** {@code null} if the application has no metrics. */
    private final HttpServerMetrics<?, ?, Object> metrics;
    /** {@code null} before the first connection with {@code https}. */
    private volatile SSLSession tls;

    /**
     * @param application the class loader of the application, for the threads of its handlers
     * @param root returns what handles requests
     */
    @SuppressWarnings("unchecked")
    ServerSide(VertxInternal vertx, HttpServerOptions options, SocketAddress address, ClassLoader application,
            Supplier<Handler<HttpServerRequest>> root) {
        this.vertx = vertx;
        this.options = options;
        this.application = application;
        this.root = root;
        this.metrics = vertx.metricsSPI() == null ? null
                : (HttpServerMetrics<?, ?, Object>) vertx.metricsSPI().createHttpServerMetrics(options, address);
    }

    /**
     * Makes a channel a connection of the server. The caller registers it on the event loop.
     *
     * @param secure whether the application sees the scheme {@code https}; the client has no certificate then
     */
    void accept(Channel channel, EventLoop loop, boolean secure) {
        SSLSession session = secure ? withoutCertificates() : null;
        // The event loop of the channel: with another one, Vert.x would lose wake-ups.
        ContextInternal context = vertx.createEventLoopContext(loop, null, application);
        ChannelPipeline pipeline = channel.pipeline();
        if (options.isDecompressionSupported()) {
            pipeline.addLast("inflater", new HttpContentDecompressor(false));
        }
        if (options.isCompressionSupported()) {
            pipeline.addLast("deflater", compressor());
        }
        if (options.isCompressionSupported() || secure) {
            pipeline.addLast("chunkedWriter", new ChunkedWriteHandler());
        }
        pipeline.addLast(HANDLER, VertxHandler.create(at -> {
            Http1xServerConnection connection = new Http1xServerConnection(() -> ofRequest(context), null, options, at, context,
                    (secure ? "https://" : "http://") + options.getHost() + ":" + options.getPort(), metrics) {
                @Override
                public boolean isSsl() {
                    return secure;
                }

                @Override
                public SSLSession sslSession() {
                    return session;
                }
            };
            if (metrics != null) {
                connection.metric(metrics.connected(connection.remoteAddress(), connection.remoteName()));
            }
            connection.handler(root.get());
            return connection;
        }));
    }

    /** The session of a client without a certificate: mechanisms of authentication ask it for one. */
    private SSLSession withoutCertificates() {
        if (tls == null) {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[0], null);
                tls = context.createSSLEngine().getSession();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return tls;
    }

    /**
     * Loads the classes that the first request would load on an event loop. If a class is missing there, no response ever
     * arrives.
     *
     * @throws LinkageError if a class or a method of Vert.x or Quarkus is missing
     */
    void link(EventLoop loop) {
        ofRequest(vertx.createEventLoopContext(loop, null, application));
        RequestHead.newHeaders();
    }

    private static ContextInternal ofRequest(ContextInternal context) {
        ContextInternal duplicated = context.duplicate();
        VertxContextSafetyToggle.setContextSafe(duplicated, true);
        return duplicated;
    }

    /** The compressor of Vert.x, which recognises it and then does not send files without copying them. */
    private ChannelHandler compressor() {
        CompressionOptions[] codings = options.getCompressors() != null
                ? options.getCompressors().toArray(CompressionOptions[]::new)
                : new CompressionOptions[] { StandardCompressionOptions.gzip(options.getCompressionLevel(), 15, 8),
                        StandardCompressionOptions.deflate(options.getCompressionLevel(), 15, 8) };
        try {
            var constructor = Class.forName(COMPRESSOR).getConstructor(CompressionOptions[].class);
            constructor.setAccessible(true);
            return (ChannelHandler) constructor.newInstance((Object) codings);
        } catch (ReflectiveOperationException another) {
            throw new IllegalStateException("This Vert.x has no " + COMPRESSOR + " that can be created.", another);
        }
    }
}
