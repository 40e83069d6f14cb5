package io.quarkiverse.handlertesting.deployment.test.session;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import io.vertx.ext.web.sstore.SessionStore;

/** An application with sessions of Vert.x, in the store that is a bean, if there is one. */
class SessionPages {

    void register(@Observes Router router, Vertx vertx, @Any Instance<SessionStore> stores) {
        SessionStore store = stores.isUnsatisfied() ? LocalSessionStore.create(vertx) : stores.iterator().next();
        router.route("/session*").handler(SessionHandler.create(store));
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
