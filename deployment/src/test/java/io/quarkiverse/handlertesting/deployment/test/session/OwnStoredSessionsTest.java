package io.quarkiverse.handlertesting.deployment.test.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.http.StoredSessions;
import io.quarkus.test.QuarkusUnitTest;

/** An application that keeps its sessions in a place of its own, under a cookie of its own. */
class OwnStoredSessionsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Rows.class))
            .overrideConfigKey("quarkus.handler-testing.sessions.cookie-name", "sid");

    @Inject
    Sessions sessions;
    @Inject
    Rows rows;

    // tag::own[]
    @ApplicationScoped
    static class Rows implements StoredSessions {

        private final Map<String, Map<String, Object>> byId = new ConcurrentHashMap<>();

        @Override
        public String create(Map<String, Object> data) {
            String id = UUID.randomUUID().toString();
            byId.put(id, data);
            return id;
        }

        @Override
        public Optional<Map<String, Object>> read(String cookie) {
            return Optional.ofNullable(byId.get(cookie));
        }
    }

    // end::own[]
    @Test
    void aBeanSaysHow(TestInfo info) {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, info);
        HandlerSession alice = sessions.open("alice").withStored(Map.of("user", "alice"));

        assertEquals(Map.of("user", "alice"), rows.read(alice.cookie("sid").value()).orElseThrow());
        assertEquals(Map.of("user", "alice"), alice.stored());
        test.end();
    }
}
