package io.quarkiverse.handlertesting.runtime.internal.http;

import jakarta.enterprise.inject.Instance;

import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.http.StoredSessions;
import io.quarkiverse.handlertesting.junit.TestScoped;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.config.SessionsConfig;

/** The users of the running test. */
@TestScoped
public class TestSessions implements Sessions {

    private final SessionsImpl sessions;

    /**
     * @param own of the application, which has one if it does not keep its sessions with Vert.x
     */
    public TestSessions(ApplicationTestRuns runs, SessionsConfig config, Instance<StoredSessions> own,
            VertxStoredSessions vertx) {
        TestRun test = runs.current().test();
        this.sessions = new SessionsImpl(
                new ApplicationServices(test, test.name(), SessionSettings.of(config),
                        own.isUnsatisfied() ? vertx : own.get()));
    }

    @Override
    public HandlerSession open(String name) {
        return sessions.open(name);
    }

    @Override
    public HandlerSession open() {
        return sessions.open();
    }
}
