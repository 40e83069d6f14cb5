package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.vertx.core.http.WebSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;

/**
 * Forwards everything about sockets to other metrics. Subclasses handle endpoints, and see their requests and WebSockets.
 */
abstract class ForwardingHttpClientMetrics<R, W, S, T> implements HttpClientMetrics<R, W, S, T> {

    private final HttpClientMetrics<?, ?, S, ?> metrics;

    ForwardingHttpClientMetrics(HttpClientMetrics<?, ?, S, ?> metrics) {
        this.metrics = metrics;
    }

    @Override
    public abstract ClientMetrics<R, T, HttpRequest, HttpResponse> createEndpointMetrics(SocketAddress remoteAddress,
            int maxPoolSize);

    @Override
    public abstract void endpointConnected(ClientMetrics<R, T, ?, ?> endpoint);

    @Override
    public abstract void endpointDisconnected(ClientMetrics<R, T, ?, ?> endpoint);

    @Override
    public abstract W connected(WebSocket webSocket);

    @Override
    public abstract void disconnected(W webSocket);

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
