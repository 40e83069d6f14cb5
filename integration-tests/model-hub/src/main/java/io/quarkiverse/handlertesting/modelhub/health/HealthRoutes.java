package io.quarkiverse.handlertesting.modelhub.health;

import jakarta.enterprise.event.Observes;

import io.vertx.ext.web.Router;

class HealthRoutes {

    void register(@Observes Router router) {
        router.get("/health/ping").handler(context -> context.response()
                .putHeader("content-type", "text/plain")
                .end("pong"));
    }
}
