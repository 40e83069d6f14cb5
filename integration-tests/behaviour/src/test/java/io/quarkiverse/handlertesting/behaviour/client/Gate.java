package io.quarkiverse.handlertesting.behaviour.client;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;

/** A response that the test writes. */
@Singleton
class Gate {

    private final BlockingQueue<HttpServerResponse> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> closed = new LinkedBlockingQueue<>();

    void register(@Observes Router router) {
        router.get("/gate").handler(exchange -> {
            expectClient();
            exchange.response().closeHandler(gone -> closed.add(true));
            exchange.response().setChunked(true).writeHead();
            opened.add(exchange.response());
        });
    }

    /** Forgets earlier clients, before the test sends the next request. */
    void expectClient() {
        opened.clear();
        closed.clear();
    }

    /** Writes to the last client that connected. */
    void write(String chunk) {
        response().write(chunk);
    }

    void end() {
        response().end();
    }

    private HttpServerResponse response() {
        try {
            HttpServerResponse response = opened.poll(5, TimeUnit.SECONDS);
            assertNotNull(response, "Nobody has come.");
            opened.add(response);
            return response;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    void awaitClosed() {
        try {
            assertNotNull(closed.poll(5, TimeUnit.SECONDS), "The client is still there.");
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
