package io.quarkiverse.handlertesting.classic;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.ManagementInterface;

/** A page of the management interface. */
@Singleton
class PackedPage {

    void add(@Observes ManagementInterface management) {
        management.router().get("/packed").handler(exchange -> exchange.end("all"));
    }
}
