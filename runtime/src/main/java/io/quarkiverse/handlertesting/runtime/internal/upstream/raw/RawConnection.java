package io.quarkiverse.handlertesting.runtime.internal.upstream.raw;

import java.nio.charset.StandardCharsets;

import org.jboss.logging.Logger;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The connection of a request, below HTTP: for the faults that an upstream simulates. No other class here uses internals of
 * Vert.x 4. If this Vert.x has other internals, or if several requests share the connection (HTTP/2), the public API of Vert.x
 * resets the stream or closes the connection; for other internals, a warning is logged. Must be used on the context of the
 * request.
 */
public final class RawConnection {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private static final byte[] GARBAGE = "this is not HTTP\0\r\n%%%".getBytes(StandardCharsets.US_ASCII);

    private final HttpServerRequest request;

    public RawConnection(HttpServerRequest request) {
        this.request = request;
    }

    /**
     * The channel of the connection; {@code null} if requests share it, or if this Vert.x does not give access to it.
     *
     * @param fault the fault that needs the channel, for a warning: without it, the client sees another fault than the stubbed
     *        one
     */
    private Channel channel(String fault) {
        if (request.version() == HttpVersion.HTTP_2) {
            return null;
        }
        try {
            if (request.connection() instanceof ConnectionBase connection) {
                return connection.channel();
            }
        } catch (LinkageError another) {
            LOG.debug("This version of Vert.x has another connection.", another);
        }
        LOG.warn("A mock upstream only closes a connection that it should " + fault + ": this version of Vert.x does not have"
                + " io.netty.channel.Channel io.vertx.core.net.impl.ConnectionBase.channel(), which Vert.x 4.5 has."
                + " Please report it.");
        return null;
    }

    /** Closes the connection without an answer. */
    public void close() {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }

    /** Closes the connection so that the client sees "connection reset by peer". */
    public void reset() {
        Channel channel = channel("reset");
        if (channel == null) {
            close();
        } else {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }

    /** Writes bytes that are not HTTP, and closes the connection. */
    public void garbage() {
        Channel channel = channel("send garbage to");
        if (channel == null) {
            close();
        } else {
            // Write from the first handler of the pipeline: the handlers of HTTP would reject these bytes.
            channel.pipeline().firstContext().writeAndFlush(Unpooled.wrappedBuffer(GARBAGE))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }
}
