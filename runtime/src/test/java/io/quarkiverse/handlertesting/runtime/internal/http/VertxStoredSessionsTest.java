package io.quarkiverse.handlertesting.runtime.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.vertx.core.Promise;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.sstore.SessionStore;

/** A session store has a deadline, but none while a debugger is attached. */
class VertxStoredSessionsTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    private final Promise<Session> answer = Promise.promise();

    private VertxStoredSessions sessions(Deadlines deadlines) {
        SessionStore store = (SessionStore) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] { SessionStore.class }, (proxy, method, arguments) -> answer.future());
        return new VertxStoredSessions(null, null, deadlines, List.of(store));
    }

    @Test
    void aDebuggerSwitchesItOff() {
        VertxStoredSessions sessions = sessions(new Deadlines(SHORT, () -> answer.tryComplete(null)));

        assertEquals(Optional.empty(), sessions.read("id"));
    }

    @Test
    void otherwiseTheWaitFails() {
        VertxStoredSessions sessions = sessions(new Deadlines(SHORT, () -> false));

        String late = assertThrows(IllegalStateException.class, () -> sessions.read("id")).getMessage().replaceAll(
                "\\$Proxy\\d+",
                "Proxy");
        assertEquals("The SessionStore Proxy did not read the session within 1 ms (quarkus.handler-testing.events.timeout).",
                late);
    }
}
