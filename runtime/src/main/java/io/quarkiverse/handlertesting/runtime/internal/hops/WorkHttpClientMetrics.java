package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.hops.WorkEndpointMetrics.Queued;
import io.quarkiverse.handlertesting.runtime.internal.hops.WorkHttpClientMetrics.Opened;
import io.quarkiverse.handlertesting.runtime.internal.hops.websocket.WebSocketEnds;
import io.vertx.core.http.WebSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;

/**
 * Counts the requests that wait for a connection, and reports closed WebSockets; everything else goes to the metrics of the
 * application.
 */
final class WorkHttpClientMetrics<R, W, S, T> extends ForwardingHttpClientMetrics<R, Opened<W>, S, Queued<T>> {

    private static final HttpClientMetrics<Object, Object, Object, Object> NONE = new HttpClientMetrics<>() {
    };

    private final HttpClientMetrics<R, W, S, T> metrics;

    /** A WebSocket, as these metrics and those of the application know it. */
    record Opened<W>(W other, WebSocket webSocket) {
    }

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
    public ClientMetrics<R, Queued<T>, HttpRequest, HttpResponse> createEndpointMetrics(SocketAddress remoteAddress,
            int maxPoolSize) {
        return new WorkEndpointMetrics<>(metrics.createEndpointMetrics(remoteAddress, maxPoolSize));
    }

    @Override
    public void endpointConnected(ClientMetrics<R, Queued<T>, ?, ?> endpoint) {
        metrics.endpointConnected(other(endpoint));
    }

    @Override
    public void endpointDisconnected(ClientMetrics<R, Queued<T>, ?, ?> endpoint) {
        metrics.endpointDisconnected(other(endpoint));
    }

    @Override
    public Opened<W> connected(WebSocket webSocket) {
        Beans.find(WebSocketEnds.class).ifPresent(ends -> ends.connected(webSocket));
        return new Opened<>(metrics.connected(webSocket), webSocket);
    }

    @Override
    public void disconnected(Opened<W> opened) {
        metrics.disconnected(opened.other());
        Beans.find(OpenWebSockets.class).ifPresent(open -> open.closed(opened.webSocket()));
    }

    private static <R, T> ClientMetrics<R, T, ?, ?> other(ClientMetrics<R, Queued<T>, ?, ?> endpoint) {
        return ((WorkEndpointMetrics<R, T>) endpoint).other();
    }
}
