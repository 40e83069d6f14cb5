package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.hops.websocket.WebSocketEnd;
import io.quarkiverse.handlertesting.runtime.internal.hops.websocket.WebSocketEnds;
import io.vertx.core.MultiMap;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;

/**
 * Notices the end of each exchange: Vert.x reports that a response has ended, that a request has failed, or that the connection
 * of both is gone. Everything goes to the metrics of the application as well.
 */
final class WorkHttpServerMetrics<R, W, S>
        extends ForwardingHttpServerMetrics<R, W, S, WorkHttpServerMetrics.Arrived<R>, WorkHttpServerMetrics.Connected<S>> {

    private static final HttpServerMetrics<Object, Object, Object> NONE = new HttpServerMetrics<>() {
    };

    private final Function<MultiMap, ServerExchange> arrivals;

    /**
     * @param arrivals gets the headers of each request that arrives; {@code null} for one without a cause
     */
    WorkHttpServerMetrics(HttpServerMetrics<R, W, S> metrics, Function<MultiMap, ServerExchange> arrivals) {
        super(metrics);
        this.arrivals = arrivals;
    }

    /**
     * @param metrics of the application; {@code null} if it has no metrics
     */
    static WorkHttpServerMetrics<?, ?, ?> before(HttpServerMetrics<?, ?, ?> metrics) {
        return metrics == null ? of(NONE) : of(metrics);
    }

    private static <R, W, S> WorkHttpServerMetrics<R, W, S> of(HttpServerMetrics<R, W, S> metrics) {
        return new WorkHttpServerMetrics<>(metrics,
                headers -> Beans.find(HttpHop.class).map(hop -> hop.arrived(headers)).orElse(null));
    }

    /** A connection, as these metrics and those of the application know it, with the exchanges that have not ended. */
    record Connected<S>(S other, Set<ServerExchange> open) {
    }

    /**
     * A request, as these metrics and those of the application know it.
     *
     * @param exchange {@code null} if the request has no cause
     * @param webSocket {@code null} if the request is no handshake of a client in this JVM
     */
    record Arrived<R>(R other, Connected<?> connection, ServerExchange exchange, WebSocketEnd webSocket) {
    }

    @Override
    R request(Arrived<R> request) {
        return request == null ? null : request.other();
    }

    @Override
    S connection(Connected<S> connection) {
        return connection == null ? null : connection.other();
    }

    @Override
    Connected<S> added(S connection) {
        return new Connected<>(connection, ConcurrentHashMap.newKeySet());
    }

    @Override
    Arrived<R> added(Connected<S> connection, R request, HttpRequest arrived) {
        WebSocketEnd webSocket = arrived == null ? null
                : Beans.find(WebSocketEnds.class).map(ends -> ends.arrived(arrived.headers())).orElse(null);
        ServerExchange exchange = arrived == null ? null : arrivals.apply(arrived.headers());
        if (exchange != null) {
            connection.open().add(exchange);
        }
        return new Arrived<>(request, connection, exchange, webSocket);
    }

    @Override
    public W connected(Connected<S> connection, Arrived<R> request, ServerWebSocket webSocket) {
        if (request != null && request.webSocket() != null) {
            Beans.find(WebSocketEnds.class).ifPresent(ends -> ends.accepted(request.webSocket(), webSocket));
        }
        return super.connected(connection, request, webSocket);
    }

    @Override
    public void responseEnd(Arrived<R> request, HttpResponse response, long bytesWritten) {
        super.responseEnd(request, response, bytesWritten);
        if (request != null && request.exchange() != null) {
            request.connection().open().remove(request.exchange());
            request.exchange().end();
        }
    }

    @Override
    public void requestReset(Arrived<R> request) {
        super.requestReset(request);
        if (request != null && request.exchange() != null) {
            request.exchange().failed();
        }
    }

    @Override
    public void disconnected(Connected<S> connection, SocketAddress remoteAddress) {
        super.disconnected(connection, remoteAddress);
        if (connection != null) {
            connection.open().forEach(ServerExchange::end);
            connection.open().clear();
        }
    }
}
