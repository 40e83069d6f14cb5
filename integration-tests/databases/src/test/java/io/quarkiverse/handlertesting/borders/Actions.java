package io.quarkiverse.handlertesting.borders;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.vertx.ext.web.Router;

/** A route that runs what a test gives it, on the event loop of its exchange. */
@Singleton
class Actions {

    @Inject
    Event<HopEvent> hopped;
    @Inject
    HandlerClient client;
    private volatile Runnable next;

    void add(@Observes Router router) {
        router.post("/actions").handler(exchange -> {
            next.run();
            exchange.response().setStatusCode(204).end();
        });
    }

    /** Sends a request whose handler runs the action. */
    void request(Runnable action) {
        sent(action).expectStatus(204);
    }

    /** As {@link #request}; returns the response. */
    HandlerResponse sent(Runnable action) {
        next = action;
        return client.post("/actions").send();
    }

    /** Fires an event. */
    void hop(String name) {
        hopped.fire(new HopEvent(name));
    }
}
