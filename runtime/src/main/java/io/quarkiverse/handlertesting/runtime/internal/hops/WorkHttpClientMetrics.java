package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.hops.WorkEndpointMetrics.Queued;
import io.quarkiverse.handlertesting.runtime.internal.hops.WorkEndpointMetrics.Sent;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;

/** Counts the requests that the application sends; everything else goes to the metrics of the application. */
final class WorkHttpClientMetrics<R, W, S, T> extends ForwardingHttpClientMetrics<Sent<R>, W, S, Queued<T>> {

    private static final HttpClientMetrics<Object, Object, Object, Object> NONE = new HttpClientMetrics<>() {
    };

    private final HttpClientMetrics<R, W, S, T> metrics;

    private WorkHttpClientMetrics(HttpClientMetrics<R, W, S, T> metrics) {
        super(metrics);
        this.metrics = metrics;
    }

    /**
     * @param metrics of the application; {@code null} if it has no metrics
     */
    static WorkHttpClientMetrics<?, ?, ?, ?> before(HttpClientMetrics<?, ?, ?, ?> metrics) {
        return metrics == null ? new WorkHttpClientMetrics<>(NONE) : new WorkHttpClientMetrics<>(metrics);
    }

    @Override
    public ClientMetrics<Sent<R>, Queued<T>, HttpRequest, HttpResponse> createEndpointMetrics(SocketAddress remoteAddress,
            int maxPoolSize) {
        return new WorkEndpointMetrics<>(metrics.createEndpointMetrics(remoteAddress, maxPoolSize));
    }

    @Override
    public void endpointConnected(ClientMetrics<Sent<R>, Queued<T>, ?, ?> endpoint) {
        metrics.endpointConnected(other(endpoint));
    }

    @Override
    public void endpointDisconnected(ClientMetrics<Sent<R>, Queued<T>, ?, ?> endpoint) {
        metrics.endpointDisconnected(other(endpoint));
    }

    private static <R, T> ClientMetrics<R, T, ?, ?> other(ClientMetrics<Sent<R>, Queued<T>, ?, ?> endpoint) {
        return ((WorkEndpointMetrics<R, T>) endpoint).other();
    }
}
