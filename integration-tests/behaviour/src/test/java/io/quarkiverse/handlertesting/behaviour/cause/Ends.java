package io.quarkiverse.handlertesting.behaviour.cause;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.vertx.ext.web.RoutingContext;

/** Waits for exchanges to end in the application: a client may have the response earlier. Thread-safe. */
final class Ends {

    private final BlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();

    void watch(RoutingContext exchange) {
        // Report the end after the other end handlers have run.
        exchange.addEndHandler(end -> exchange.vertx().runOnContext(then -> ended.add(true)));
    }

    /** Waits for the end of the next exchange. */
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
