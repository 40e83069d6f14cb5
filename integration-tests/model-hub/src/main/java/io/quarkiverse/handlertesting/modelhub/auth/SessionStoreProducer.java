package io.quarkiverse.handlertesting.modelhub.auth;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.vertx.core.Vertx;
import io.vertx.ext.web.sstore.LocalSessionStore;
import io.vertx.ext.web.sstore.SessionStore;

class SessionStoreProducer {

    @Produces
    @Singleton
    SessionStore sessions(Vertx vertx) {
        return LocalSessionStore.create(vertx);
    }

    /** In dev mode, Vert.x outlives the application: the store would keep objects of unloaded classes. */
    void close(@Disposes SessionStore sessions) {
        sessions.close();
    }
}
