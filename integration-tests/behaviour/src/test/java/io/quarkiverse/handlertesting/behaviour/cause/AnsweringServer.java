package io.quarkiverse.handlertesting.behaviour.cause;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * A server outside the application, on a Vert.x of its own: no work of it counts. It answers {@code /now} at once,
 * {@code /late} when the test says so, never {@code /never}, and closes the connection of {@code /closed}.
 */
final class AnsweringServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<HttpServerRequest> late = new LinkedBlockingQueue<>();
    private final HttpServer server;

    AnsweringServer() {
        server = vertx.createHttpServer(new HttpServerOptions().setHost("localhost").setPort(0))
                .requestHandler(this::received).listen().toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return server.actualPort();
    }

    private void received(HttpServerRequest request) {
        if (request.path().equals("/closed")) {
            request.connection().close();
        } else if (request.path().equals("/late")) {
            late.add(request);
        } else if (request.path().equals("/now")) {
            request.response().end("[1]");
        }
    }

    /** Waits for a late request. */
    HttpServerRequest awaitLate() throws InterruptedException {
        HttpServerRequest request = late.poll(30, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("No request for /late has arrived.");
        }
        return request;
    }

    static void answer(HttpServerRequest request) {
        request.response().end("[1]");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
