package io.quarkiverse.handlertesting.classic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.ManagementInterface;

/** Packs orders. Tests replace it. */
@ApplicationScoped
public class Warehouse {

    void report(@Observes ManagementInterface management) {
        management.router().get("/packed").handler(exchange -> exchange.end("all"));
    }

    public void pack(String id) throws InterruptedException {
    }
}
