package io.quarkiverse.handlertesting.runtime.internal.hops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.vertx.core.http.WebSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.EventBusMetrics;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;

/** Forwards each method of the metrics interfaces of Vert.x, so that the metrics of an application miss nothing. */
class ForwardingMetricsTest {

    @Test
    void forwardsMetricsOfVertx() throws Exception {
        assertForwarded(VertxMetrics.class, Set.of("isMetricsEnabled"), metrics -> new ForwardingVertxMetrics(metrics) {
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void forwardsMetricsOfTheEventBus() throws Exception {
        assertForwarded(EventBusMetrics.class, Set.of(), metrics -> new ForwardingEventBusMetrics<>(metrics) {
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void forwardsMetricsOfHttpClients() throws Exception {
        assertForwarded(HttpClientMetrics.class,
                Set.of("createEndpointMetrics", "endpointConnected", "endpointDisconnected"), WithoutEndpoints::new);
    }

    @Test
    void forwardsMetricsOfTheHttpServer() throws Exception {
        assertForwarded(HttpServerMetrics.class, Set.of(), Plain::new);
    }

    /**
     * @param others the names of the methods that are not forwarded
     */
    private static <M> void assertForwarded(Class<M> type, Set<String> others, Function<M, M> forwarding) throws Exception {
        List<String> called = new ArrayList<>();
        M metrics = type
                .cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (self, method, arguments) -> {
                    called.add(method.getName() + Arrays.toString(method.getParameterTypes()));
                    return null;
                }));
        M forwarded = forwarding.apply(metrics);
        List<String> expected = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && !others.contains(method.getName())) {
                expected.add(method.getName() + Arrays.toString(method.getParameterTypes()));
                method.invoke(forwarded, Arrays.stream(method.getParameterTypes()).map(ForwardingMetricsTest::zero).toArray());
            }
        }
        assertEquals(expected, called);
    }

    private static Object zero(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == long.class ? 0L : null;
    }

    private static final class Plain extends ForwardingHttpServerMetrics<Object, Object, Object, Object, Object> {

        @SuppressWarnings("unchecked")
        Plain(HttpServerMetrics<?, ?, ?> metrics) {
            super((HttpServerMetrics<Object, Object, Object>) metrics);
        }

        @Override
        Object request(Object request) {
            return request;
        }

        @Override
        Object connection(Object connection) {
            return connection;
        }

        @Override
        Object added(Object connection, Object request, HttpRequest arrived) {
            return request;
        }

        @Override
        Object added(Object connection) {
            return connection;
        }
    }

    private static final class WithoutEndpoints extends ForwardingHttpClientMetrics<Object, Object, Object, Object> {

        private final HttpClientMetrics<?, Object, Object, ?> metrics;

        @SuppressWarnings("unchecked")
        WithoutEndpoints(HttpClientMetrics<?, ?, ?, ?> metrics) {
            super((HttpClientMetrics<?, Object, Object, ?>) metrics);
            this.metrics = (HttpClientMetrics<?, Object, Object, ?>) metrics;
        }

        @Override
        public Object connected(WebSocket webSocket) {
            return metrics.connected(webSocket);
        }

        @Override
        public void disconnected(Object webSocket) {
            metrics.disconnected(webSocket);
        }

        @Override
        public ClientMetrics<Object, Object, HttpRequest, HttpResponse> createEndpointMetrics(SocketAddress remoteAddress,
                int maxPoolSize) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void endpointConnected(ClientMetrics<Object, Object, ?, ?> endpoint) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void endpointDisconnected(ClientMetrics<Object, Object, ?, ?> endpoint) {
            throw new UnsupportedOperationException();
        }
    }
}
