package io.quarkiverse.handlertesting.deployment.test.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;
import io.vertx.ext.web.sstore.LocalSessionStore;
import io.vertx.ext.web.sstore.SessionStore;

/** Two session stores: the extension does not guess which one to use. */
class SeveralSessionStoresTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Stores.class));

    @Inject
    Sessions sessions;

    static class Stores {

        @Produces
        @Singleton
        @Named("one")
        SessionStore one(Vertx vertx) {
            return LocalSessionStore.create(vertx, "one");
        }

        @Produces
        @Singleton
        @Named("two")
        SessionStore two(Vertx vertx) {
            return LocalSessionStore.create(vertx, "two");
        }
    }

    @Test
    void explainHowToChooseOne(TestInfo info) {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, info);

        assertEquals(
                "The application has 2 beans of type SessionStore, and it is not known which one stores its sessions. Add a"
                        + " bean of type StoredSessions to the tests.",
                assertThrows(IllegalStateException.class, () -> sessions.open().withStored(Map.of("a", 1))).getMessage());
        test.end();
    }
}
