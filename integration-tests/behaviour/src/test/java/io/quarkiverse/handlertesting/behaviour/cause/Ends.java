package io.quarkiverse.handlertesting.behaviour.cause;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.vertx.ext.web.RoutingContext;

/** Tells when an exchange is over on the application's side: a client may have the response before. Thread-safe. */
final class Ends {

    private final BlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();

    void watch(RoutingContext exchange) {
        // Not before the other handlers of the end.
        exchange.addEndHandler(end -> exchange.vertx().runOnContext(then -> ended.add(true)));
    }

    /** Waits for the next one. */
    void await() {
        try {
            if (ended.poll(30, TimeUnit.SECONDS) == null) {
                throw new AssertionError("No exchange has ended.");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
