package io.quarkiverse.handlertesting.deployment.test.client;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** An application of plain Vert.x routes. */
@Singleton
class Handlers {

    private final AtomicInteger counter = new AtomicInteger();

    void register(@Observes Router router) {
        router.route("/length").handler(Handlers::length);
        router.route("/status/:status").handler(exchange -> exchange.response()
                .setStatusCode(Integer.parseInt(exchange.pathParam("status"))).end());
        router.get("/bytes/:size").handler(
                exchange -> exchange.response().end(Buffer.buffer(new byte[Integer.parseInt(exchange.pathParam("size"))])));
        router.get("/endless").handler(exchange -> writeOn(exchange.response().setChunked(true)));
        router.get("/counter").handler(exchange -> {
            String count = Integer.toString(counter.incrementAndGet());
            exchange.response().putHeader("X-Count", count).end(count);
        });
        router.get("/addresses").handler(exchange -> exchange.response().end(exchange.request().scheme() + " "
                + exchange.request().remoteAddress().host() + " " + exchange.request().localAddress().port() + " "
                + exchange.request().getHeader("Host")));
    }

    private void writeOn(HttpServerResponse response) {
        while (!response.closed() && !response.writeQueueFull()) {
            response.write("x".repeat(1000));
        }
        if (!response.closed()) {
            response.drainHandler(drained -> writeOn(response));
        }
    }

    /** Responds with the number of received bytes and chunks. */
    private static void length(RoutingContext exchange) {
        AtomicInteger bytes = new AtomicInteger();
        AtomicInteger chunks = new AtomicInteger();
        exchange.request().handler(chunk -> {
            bytes.addAndGet(chunk.length());
            chunks.incrementAndGet();
        });
        exchange.request().endHandler(ended -> exchange.response().end(bytes + " bytes in " + chunks + " chunks"));
        exchange.request().resume();
    }
}
