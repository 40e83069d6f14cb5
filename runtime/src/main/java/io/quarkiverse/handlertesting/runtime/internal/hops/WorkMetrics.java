package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.transport.SocketTransport;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.EventBusMetrics;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;

/**
 * Counts messages, blocking tasks, and requests in both directions as work; everything else goes to the metrics of the
 * application.
 */
final class WorkMetrics extends ForwardingVertxMetrics {

    private static final VertxMetrics NONE = new VertxMetrics() {
    };

    /**
     * @param metrics of the application; {@code null} if it has no metrics
     */
    WorkMetrics(VertxMetrics metrics) {
        super(metrics == null ? NONE : metrics);
    }

    @Override
    public EventBusMetrics<?> createEventBusMetrics() {
        return WorkBusMetrics.before(super.createEventBusMetrics());
    }

    @Override
    public HttpServerMetrics<?, ?, ?> createHttpServerMetrics(HttpServerOptions options, SocketAddress localAddress) {
        return WorkHttpServerMetrics.before(super.createHttpServerMetrics(options, localAddress));
    }

    @Override
    public PoolMetrics<?> createPoolMetrics(String poolType, String poolName, int maxPoolSize) {
        PoolMetrics<?> pool = super.createPoolMetrics(poolType, poolName, maxPoolSize);
        // The other pools hold connections, which are not work.
        return poolType.equals("worker") ? WorkPoolMetrics.before(pool, poolName) : pool;
    }

    @Override
    public HttpClientMetrics<?, ?, ?, ?> createHttpClientMetrics(HttpClientOptions options) {
        HttpClientMetrics<?, ?, ?, ?> metrics = super.createHttpClientMetrics(options);
        // The client of the test counts its own requests.
        return SocketTransport.METRICS.equals(options.getMetricsName()) ? metrics : WorkHttpClientMetrics.before(metrics);
    }
}
