package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;

/**
 * An exchange with the application, from the arrival of a test's request to its end. Vert.x reports the end to its metrics,
 * whichever side causes it, and whatever handlers the application has set. Thread-safe.
 */
final class ServerExchange {

    private final Runnable unrouted;
    /** {@code null} until the request has reached the routes of the application. */
    private volatile Routed routed;
    private volatile boolean over;
    private volatile List<Runnable> whenOver = List.of();

    /**
     * @param unrouted called if the exchange ends before its request reaches the routes of the application
     */
    ServerExchange(Runnable unrouted) {
        this.unrouted = unrouted;
    }

    private record Routed(Work work, Context context, HttpServerResponse response) {
    }

    /**
     * Begins the work of the exchange.
     *
     * @param context the context of the exchange, where its handlers run
     */
    void route(Work work, Context context, HttpServerResponse response) {
        routed = new Routed(work, context, response);
        if (over || response.closed()) {
            over = true;
            later(this::finish);
        }
    }

    /**
     * Runs tasks on the event loop when the exchange is over, before its work ends. Call it once, while the request is routed.
     */
    void whenOver(List<Runnable> tasks) {
        whenOver = tasks;
    }

    /** Ends the work, after the handlers that the application has for the end: they may start more work. */
    void end() {
        if (!over) {
            over = true;
            later(this::finish);
        }
    }

    /**
     * Vert.x has reported a failure. Unless the connection or stream is closed, the exchange goes on: Vert.x also reports a
     * form
     * that cannot be read.
     */
    void failed() {
        if (!over && routed != null) {
            later(work -> {
                if (routed.response().closed()) {
                    over = true;
                    finish(work);
                }
            });
        }
    }

    private void finish(Work work) {
        try {
            whenOver.forEach(Runnable::run);
        } finally {
            work.end();
        }
    }

    private void later(Consumer<Work> action) {
        Routed now = routed;
        if (now == null) {
            unrouted.run();
            return;
        }
        try {
            now.context().runOnContext(after -> action.accept(now.work()));
        } catch (RejectedExecutionException stopped) {
            finish(now.work());
        }
    }
}
