package io.quarkiverse.handlertesting.behaviour.client;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Reads a request when the test tells it to. */
@Singleton
class Intake {

    private final BlockingQueue<RoutingContext> arrived = new LinkedBlockingQueue<>();

    void register(@Observes Router router) {
        router.post("/intake").handler(exchange -> {
            exchange.request().pause();
            arrived.add(exchange);
        });
    }

    void expectClient() {
        arrived.clear();
    }

    /** Waits until the request has arrived and its body is paused. */
    void awaitPaused() throws InterruptedException {
        RoutingContext exchange = arrived.poll(5, TimeUnit.SECONDS);
        assertNotNull(exchange, "Nobody has come.");
        arrived.add(exchange);
    }

    void read() {
        RoutingContext exchange = arrived.remove();
        exchange.vertx().runOnContext(now -> {
            AtomicLong bytes = new AtomicLong();
            exchange.request().handler(chunk -> bytes.addAndGet(chunk.length()));
            exchange.request().endHandler(ended -> exchange.response().end(bytes.toString()));
            exchange.request().resume();
        });
    }
}
