package io.quarkiverse.handlertesting.behaviour.session;

import jakarta.enterprise.event.Observes;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;

/** An application with sessions of Vert.x, in the local store. */
class SessionPages {

    void register(@Observes Router router, Vertx vertx) {
        router.route("/session*").handler(SessionHandler.create(LocalSessionStore.create(vertx)));
        router.put("/session/:key/:value").handler(exchange -> {
            exchange.session().put(exchange.pathParam("key"), exchange.pathParam("value"));
            exchange.end();
        });
        router.get("/session/:key").handler(exchange -> exchange.end("" + exchange.session().get(exchange.pathParam("key"))));
        router.delete("/session").handler(exchange -> {
            exchange.session().destroy();
            exchange.end();
        });
    }
}
