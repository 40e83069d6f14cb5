package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.DatagramSocketMetrics;
import io.vertx.core.spi.metrics.EventBusMetrics;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.TCPMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;

/** Hears of messages and of blocking tasks when they begin; all else is left to the metrics of the application. */
final class WorkMetrics implements VertxMetrics {

    private static final VertxMetrics NONE = new VertxMetrics() {
    };

    private final VertxMetrics metrics;

    /**
     * @param metrics the application's own, {@code null} if it has none
     */
    WorkMetrics(VertxMetrics metrics) {
        this.metrics = metrics == null ? NONE : metrics;
    }

    @Override
    public EventBusMetrics<?> createEventBusMetrics() {
        return WorkBusMetrics.before(metrics.createEventBusMetrics());
    }

    @Override
    public PoolMetrics<?> createPoolMetrics(String poolType, String poolName, int maxPoolSize) {
        PoolMetrics<?> pool = metrics.createPoolMetrics(poolType, poolName, maxPoolSize);
        // Other pools are of connections, for which nobody waits.
        return poolType.equals("worker") ? WorkPoolMetrics.before(pool, poolName) : pool;
    }

    @Override
    public HttpServerMetrics<?, ?, ?> createHttpServerMetrics(HttpServerOptions options, SocketAddress localAddress) {
        return metrics.createHttpServerMetrics(options, localAddress);
    }

    @Override
    public ClientMetrics<?, ?, ?, ?> createClientMetrics(SocketAddress remoteAddress, String type, String namespace) {
        return metrics.createClientMetrics(remoteAddress, type, namespace);
    }

    @Override
    public HttpClientMetrics<?, ?, ?, ?> createHttpClientMetrics(HttpClientOptions options) {
        return WorkHttpClientMetrics.before(metrics.createHttpClientMetrics(options));
    }

    @Override
    public TCPMetrics<?> createNetServerMetrics(NetServerOptions options, SocketAddress localAddress) {
        return metrics.createNetServerMetrics(options, localAddress);
    }

    @Override
    public TCPMetrics<?> createNetClientMetrics(NetClientOptions options) {
        return metrics.createNetClientMetrics(options);
    }

    @Override
    public DatagramSocketMetrics createDatagramSocketMetrics(DatagramSocketOptions options) {
        return metrics.createDatagramSocketMetrics(options);
    }

    @Override
    public void vertxCreated(Vertx vertx) {
        metrics.vertxCreated(vertx);
    }

    @Override
    public void close() {
        metrics.close();
    }
}
