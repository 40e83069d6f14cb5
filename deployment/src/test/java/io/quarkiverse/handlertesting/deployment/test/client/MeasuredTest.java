package io.quarkiverse.handlertesting.deployment.test.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.core.spi.observability.HttpRequest;

/** An application with metrics measures each request, in process and over a socket. */
class MeasuredTest extends ClientTestBase {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(Meter.class, Handlers.class, ClientTestBase.class, BothWays.class,
                    QuarkusTestCallbacks.class));

    @Inject
    Meter meter;

    @Singleton
    static class Meter implements VertxOptionsCustomizer {

        private final AtomicInteger requests = new AtomicInteger();

        @Override
        public void accept(VertxOptions options) {
            options.setMetricsOptions(new MetricsOptions().setEnabled(true).setFactory(created -> new VertxMetrics() {
                @Override
                public HttpServerMetrics<?, ?, ?> createHttpServerMetrics(HttpServerOptions server, SocketAddress address) {
                    return new HttpServerMetrics<Object, Object, Object>() {
                        @Override
                        public Object requestBegin(Object connection, HttpRequest request) {
                            requests.incrementAndGet();
                            return null;
                        }
                    };
                }
            }));
        }
    }

    @BothWays
    void measuresARequest(String way) {
        int before = meter.requests.get();
        client(way).get("/status/204").send().expectStatus(204);
        assertEquals(before + 1, meter.requests.get());
    }
}
