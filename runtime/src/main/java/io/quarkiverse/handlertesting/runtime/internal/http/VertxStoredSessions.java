package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.http.StoredSessions;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.application.EventLoops;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import io.vertx.ext.web.sstore.SessionStore;

/**
 * Sessions of Vert.x: in the store that is a bean, otherwise in the local one. All local stores of a Vert.x share their data.
 */
@Singleton
@Typed(VertxStoredSessions.class)
public class VertxStoredSessions implements StoredSessions {

    private final Vertx vertx;
    private final ApplicationTestRuns runs;
    private final Deadlines deadlines;
    private final List<SessionStore> beans;
    private SessionStore local;

    @Inject
    public VertxStoredSessions(Vertx vertx, ApplicationTestRuns runs, EventsConfig config, @Any Instance<SessionStore> beans) {
        this(vertx, runs, Deadlines.of(config), beans.stream().toList());
    }

    VertxStoredSessions(Vertx vertx, ApplicationTestRuns runs, Deadlines deadlines, List<SessionStore> beans) {
        this.vertx = vertx;
        this.runs = runs;
        this.deadlines = deadlines;
        this.beans = beans;
    }

    @Override
    public String create(Map<String, Object> data) {
        EventLoops.refuse("withStored(data)", null);
        Session session = store().createSession(SessionHandler.DEFAULT_SESSION_TIMEOUT);
        data.forEach(session::put);
        await("store", store().put(session));
        return session.value();
    }

    @Override
    public Optional<Map<String, Object>> read(String cookie) {
        EventLoops.refuse("stored()", null);
        return Optional.ofNullable(await("read", store().get(cookie))).map(Session::data);
    }

    private synchronized SessionStore store() {
        if (beans.size() > 1) {
            throw new IllegalStateException("The application has " + beans.size() + " beans of type SessionStore, and it is not"
                    + " known which one stores its sessions. Add a bean of type StoredSessions to the tests.");
        }
        if (beans.size() == 1) {
            return beans.get(0);
        }
        if (local == null) {
            AtomicReference<SessionStore> made = new AtomicReference<>();
            // Without a cause: work of the store belongs to no test. Without a timer: the application's own removes expired sessions.
            runs.currentCause().run(null,
                    () -> made.set(LocalSessionStore.create(vertx, LocalSessionStore.DEFAULT_SESSION_MAP_NAME, 0)));
            local = made.get();
        }
        return local;
    }

    private <T> T await(String verb, Future<T> future) {
        String what = "The SessionStore " + TypeText.name(store().getClass()) + " did not " + verb + " the session";
        try {
            return deadlines.get(future.toCompletionStage().toCompletableFuture(), deadlines.timeout());
        } catch (ExecutionException failed) {
            throw new IllegalStateException(what + ": " + FailureText.of(failed.getCause()), failed.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException(what + " within " + deadlines.timeout().toMillis()
                    + " ms (quarkus.handler-testing.events.timeout).", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + ": interrupted.", interrupted);
        }
    }
}
