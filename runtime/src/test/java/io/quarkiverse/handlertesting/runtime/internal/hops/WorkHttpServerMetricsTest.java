package io.quarkiverse.handlertesting.runtime.internal.hops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.hops.FakeServer.FakeContext;
import io.quarkiverse.handlertesting.runtime.internal.hops.WorkHttpServerMetrics.Arrived;
import io.quarkiverse.handlertesting.runtime.internal.hops.WorkHttpServerMetrics.Connected;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;

/** Each way in which Vert.x reports the end of a request ends its work; the metrics of the application see the same. */
class WorkHttpServerMetricsTest {

    private final TestRun test = FakeServer.test();
    private final RunningCause cause = test.request("GET /pull");
    private final FakeContext context = new FakeContext();
    private final List<String> others = new ArrayList<>();
    private final WorkHttpServerMetrics<String, Void, String> metrics = new WorkHttpServerMetrics<>(new Others(),
            headers -> headers.isEmpty() ? null : routed());
    private final Connected<String> connection = metrics.connected(null, "first");
    private boolean closed;

    /** The metrics of an application. */
    private final class Others implements HttpServerMetrics<String, Void, String> {

        @Override
        public String connected(SocketAddress remoteAddress, String remoteName) {
            return "connection";
        }

        @Override
        public String requestBegin(String socket, HttpRequest request) {
            others.add("begin " + socket);
            return "request";
        }

        @Override
        public String responsePushed(String socket, HttpMethod method, String uri, HttpResponse response) {
            return "push";
        }

        @Override
        public void requestReset(String request) {
            others.add("reset " + request);
        }

        @Override
        public void responseEnd(String request, HttpResponse response, long bytesWritten) {
            others.add("end " + request);
        }

        @Override
        public void disconnected(String socket, SocketAddress remoteAddress) {
            others.add("disconnected " + socket);
        }

        @Override
        public Void connected(String socket, String request, ServerWebSocket webSocket) {
            return null;
        }
    }

    private ServerExchange routed() {
        ServerExchange exchange = new ServerExchange(() -> {
        });
        exchange.route(cause.begin(WorkKind.HTTP, "GET /pull"), context.context(), FakeServer.response(() -> closed));
        return exchange;
    }

    private Arrived<String> arrive(Connected<String> on) {
        return metrics.requestBegin(on, FakeServer.request(MultiMap.caseInsensitiveMultiMap().add("cause", "1")));
    }

    private int running() {
        context.run();
        return test.leftovers().size();
    }

    @Test
    void theEndOfTheResponseEndsTheWork() {
        Arrived<String> request = arrive(connection);
        assertEquals(1, running());
        metrics.responseEnd(request, null, 0);
        assertEquals(0, running());
        assertEquals(0, connection.open().size());
        assertEquals(List.of("begin connection", "end request"), others);
    }

    @Test
    void aResetThatClosesEndsTheWork() {
        Arrived<String> request = arrive(connection);
        metrics.requestReset(request);
        assertEquals(1, running());
        closed = true;
        metrics.requestReset(request);
        assertEquals(0, running());
        assertEquals(List.of("begin connection", "reset request", "reset request"), others);
    }

    @Test
    void theEndOfAConnectionEndsTheWorkOfItsRequests() {
        arrive(connection);
        arrive(connection);
        arrive(metrics.connected(null, "second"));
        metrics.disconnected(connection, null);
        assertEquals(1, running());
        assertEquals("disconnected connection", others.get(3));
    }

    @Test
    void requestsWithoutACauseAreNotCounted() {
        Arrived<String> request = metrics.requestBegin(connection,
                FakeServer.request(MultiMap.caseInsensitiveMultiMap()));
        assertNull(request.exchange());
        metrics.requestReset(request);
        metrics.responseEnd(request, null, 0);
        metrics.responseEnd(metrics.responsePushed(connection, HttpMethod.GET, "/", null), null, 0);
        metrics.responseEnd(null, null, 0);
        metrics.requestReset(null);
        metrics.disconnected((Connected<String>) null, null);
        assertEquals(List.of("begin connection", "reset request", "end request", "end push", "end null", "reset null",
                "disconnected null"), others);
    }
}
