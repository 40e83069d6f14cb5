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
 * The connection of a request below HTTP, for the faults of an upstream that fails. The only class here that knows the inside
 * of Vert.x 4. Where it finds another inside, of which it warns, or several requests share the connection (HTTP/2), the request
 * is reset or closed
 * as well as the public interface can. On the context of the request.
 */
public final class RawConnection {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private static final byte[] GARBAGE = "this is not HTTP\0\r\n%%%".getBytes(StandardCharsets.US_ASCII);

    private final HttpServerRequest request;

    public RawConnection(HttpServerRequest request) {
        this.request = request;
    }

    /**
     * {@code null} if it is shared, or not to be had.
     *
     * @param fault what cannot be done without it, for a warning: the client sees another fault than the test has stubbed
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

    /** Closes it, without an answer. */
    public void close() {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }

    /** Closes it so that the client sees "connection reset by peer". */
    public void reset() {
        Channel channel = channel("reset");
        if (channel == null) {
            close();
        } else {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }

    /** Writes what is no HTTP, and closes it. */
    public void garbage() {
        Channel channel = channel("send garbage to");
        if (channel == null) {
            close();
        } else {
            // From the first handler on: those of HTTP would not let it pass.
            channel.pipeline().firstContext().writeAndFlush(Unpooled.wrappedBuffer(GARBAGE))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }
}
