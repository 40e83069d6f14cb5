package io.quarkiverse.handlertesting.behaviour.client;

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

    /** How many chunks {@code /endless} has written. */
    final AtomicInteger written = new AtomicInteger();

    void register(@Observes Router router) {
        router.route("/length").handler(Handlers::length);
        router.route("/status/:status").handler(exchange -> exchange.response()
                .setStatusCode(Integer.parseInt(exchange.pathParam("status"))).end());
        router.get("/json").handler(exchange -> exchange.response().putHeader("Content-Type", "application/json")
                .end("{\"items\":[{\"id\":1},{\"id\":2}],\"error\":{\"code\":\"none\"},\"price\":1.5}"));
        router.get("/spaces").handler(exchange -> exchange.response().putHeader("X-A", "\t a b ").end());
        router.get("/token").handler(exchange -> exchange.response().putHeader("X-Token", "x".repeat(9_000)).end());
        router.get("/bytes/:size").handler(
                exchange -> exchange.response().end(Buffer.buffer(new byte[Integer.parseInt(exchange.pathParam("size"))])));
        router.route("/never").handler(exchange -> {
        });
        router.get("/cut").handler(exchange -> {
            exchange.response().setChunked(true).write("beginning");
            exchange.vertx().runOnContext(later -> exchange.request().connection().close());
        });
        router.get("/endless").handler(exchange -> writeOn(exchange.response().setChunked(true)));
        router.get("/three").handler(exchange -> {
            HttpServerResponse response = exchange.response().setChunked(true);
            response.write("one");
            response.write("two");
            response.end("three");
        });
    }

    private void writeOn(HttpServerResponse response) {
        while (!response.closed() && !response.writeQueueFull()) {
            written.incrementAndGet();
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
