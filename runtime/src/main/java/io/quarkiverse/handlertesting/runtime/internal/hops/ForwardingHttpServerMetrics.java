package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;

/**
 * Forwards everything to other metrics. Subclasses see connections and requests, and add something to them.
 *
 * @param <R> a request as the other metrics know it
 * @param <S> a connection as the other metrics know it
 * @param <X> a request as a subclass knows it
 * @param <C> a connection as a subclass knows it
 */
abstract class ForwardingHttpServerMetrics<R, W, S, X, C> implements HttpServerMetrics<X, W, C> {

    private final HttpServerMetrics<R, W, S> metrics;

    ForwardingHttpServerMetrics(HttpServerMetrics<R, W, S> metrics) {
        this.metrics = metrics;
    }

    /** The request as the other metrics know it; {@code null} if they do not. */
    abstract R request(X request);

    /** The connection as the other metrics know it; {@code null} if they do not. */
    abstract S connection(C connection);

    abstract X added(C connection, R request, HttpRequest arrived);

    abstract C added(S connection);

    @Override
    public X requestBegin(C connection, HttpRequest request) {
        return added(connection, metrics.requestBegin(connection(connection), request), request);
    }

    @Override
    public void requestEnd(X request, HttpRequest read, long bytesRead) {
        metrics.requestEnd(request(request), read, bytesRead);
    }

    @Override
    public void requestReset(X request) {
        metrics.requestReset(request(request));
    }

    @Override
    public void responseBegin(X request, HttpResponse response) {
        metrics.responseBegin(request(request), response);
    }

    @Override
    public X responsePushed(C connection, HttpMethod method, String uri, HttpResponse response) {
        return added(connection, metrics.responsePushed(connection(connection), method, uri, response), null);
    }

    @Override
    public void responseEnd(X request, HttpResponse response, long bytesWritten) {
        metrics.responseEnd(request(request), response, bytesWritten);
    }

    @Override
    public W connected(C connection, X request, ServerWebSocket webSocket) {
        return metrics.connected(connection(connection), request(request), webSocket);
    }

    @Override
    public void disconnected(W webSocket) {
        metrics.disconnected(webSocket);
    }

    @Override
    public void requestRouted(X request, String route) {
        metrics.requestRouted(request(request), route);
    }

    @Override
    public C connected(SocketAddress remoteAddress, String remoteName) {
        return added(metrics.connected(remoteAddress, remoteName));
    }

    @Override
    public void disconnected(C connection, SocketAddress remoteAddress) {
        metrics.disconnected(connection(connection), remoteAddress);
    }

    @Override
    public void bytesRead(C connection, SocketAddress remoteAddress, long bytes) {
        metrics.bytesRead(connection(connection), remoteAddress, bytes);
    }

    @Override
    public void bytesWritten(C connection, SocketAddress remoteAddress, long bytes) {
        metrics.bytesWritten(connection(connection), remoteAddress, bytes);
    }

    @Override
    public void exceptionOccurred(C connection, SocketAddress remoteAddress, Throwable thrown) {
        metrics.exceptionOccurred(connection(connection), remoteAddress, thrown);
    }

    @Override
    public void close() {
        metrics.close();
    }
}
