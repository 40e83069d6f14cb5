package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.vertx.core.http.WebSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;

/** Counts the requests that the application sends; all else is left to the metrics of the application. */
final class WorkHttpClientMetrics<R, W, S, T>
        implements HttpClientMetrics<WorkEndpointMetrics.Sent<R>, W, S, WorkEndpointMetrics.Queued<T>> {

    private static final HttpClientMetrics<Object, Object, Object, Object> NONE = new HttpClientMetrics<>() {
    };

    private final HttpClientMetrics<R, W, S, T> metrics;

    private WorkHttpClientMetrics(HttpClientMetrics<R, W, S, T> metrics) {
        this.metrics = metrics;
    }

    /**
     * @param metrics the application's own, {@code null} if it has none
     */
    static WorkHttpClientMetrics<?, ?, ?, ?> before(HttpClientMetrics<?, ?, ?, ?> metrics) {
        return metrics == null ? new WorkHttpClientMetrics<>(NONE) : new WorkHttpClientMetrics<>(metrics);
    }

    @Override
    public ClientMetrics<WorkEndpointMetrics.Sent<R>, WorkEndpointMetrics.Queued<T>, HttpRequest, HttpResponse> createEndpointMetrics(
            SocketAddress remoteAddress, int maxPoolSize) {
        return new WorkEndpointMetrics<>(metrics.createEndpointMetrics(remoteAddress, maxPoolSize));
    }

    @Override
    public void endpointConnected(ClientMetrics<WorkEndpointMetrics.Sent<R>, WorkEndpointMetrics.Queued<T>, ?, ?> endpoint) {
        metrics.endpointConnected(other(endpoint));
    }

    @Override
    public void endpointDisconnected(ClientMetrics<WorkEndpointMetrics.Sent<R>, WorkEndpointMetrics.Queued<T>, ?, ?> endpoint) {
        metrics.endpointDisconnected(other(endpoint));
    }

    private static <R, T> ClientMetrics<R, T, ?, ?> other(
            ClientMetrics<WorkEndpointMetrics.Sent<R>, WorkEndpointMetrics.Queued<T>, ?, ?> endpoint) {
        return ((WorkEndpointMetrics<R, T>) endpoint).other();
    }

    @Override
    public W connected(WebSocket webSocket) {
        return metrics.connected(webSocket);
    }

    @Override
    public void disconnected(W webSocket) {
        metrics.disconnected(webSocket);
    }

    @Override
    public S connected(SocketAddress remoteAddress, String remoteName) {
        return metrics.connected(remoteAddress, remoteName);
    }

    @Override
    public void disconnected(S socket, SocketAddress remoteAddress) {
        metrics.disconnected(socket, remoteAddress);
    }

    @Override
    public void bytesRead(S socket, SocketAddress remoteAddress, long bytes) {
        metrics.bytesRead(socket, remoteAddress, bytes);
    }

    @Override
    public void bytesWritten(S socket, SocketAddress remoteAddress, long bytes) {
        metrics.bytesWritten(socket, remoteAddress, bytes);
    }

    @Override
    public void exceptionOccurred(S socket, SocketAddress remoteAddress, Throwable thrown) {
        metrics.exceptionOccurred(socket, remoteAddress, thrown);
    }

    @Override
    public void close() {
        metrics.close();
    }
}
