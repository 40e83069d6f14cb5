package io.quarkiverse.handlertesting.deployment.test.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import io.vertx.ext.web.sstore.SessionStore;

/** A session store that is a bean is used, whatever its name and qualifiers. */
class SessionStoreBeanTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Pages.class, Stores.class));

    @Inject
    Sessions sessions;
    @Inject
    Vertx vertx;

    /** An application that keeps its sessions in the store that is a bean. */
    static class Pages {

        void register(@Observes Router router, @Any SessionStore store) {
            router.route("/session*").handler(SessionHandler.create(store));
            router.put("/session/:key/:value").handler(exchange -> {
                exchange.session().put(exchange.pathParam("key"), exchange.pathParam("value"));
                exchange.end();
            });
            router.get("/session/:key")
                    .handler(exchange -> exchange.end("" + exchange.session().get(exchange.pathParam("key"))));
        }
    }

    static class Stores {

        @Produces
        @Singleton
        @Named("mine")
        SessionStore store(Vertx vertx) {
            return LocalSessionStore.create(vertx, "mine");
        }
    }

    @Test
    void storesSessions(TestInfo info) {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, info);
        HandlerSession alice = sessions.open("alice").withStored(Map.of("user", "alice"));

        alice.given().get("/session/user").then().body(equalTo("alice"));
        alice.given().put("/session/role/admin");
        assertEquals(Map.of("user", "alice", "role", "admin"), alice.stored());
        assertNull(vertx.sharedData().getLocalMap(LocalSessionStore.DEFAULT_SESSION_MAP_NAME)
                .get(alice.cookie("vertx-web.session").value()), "not in the local store");
        test.end();
    }
}
