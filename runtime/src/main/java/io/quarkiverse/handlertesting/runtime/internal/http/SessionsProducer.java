package io.quarkiverse.handlertesting.runtime.internal.http;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.http.StoredSessions;
import io.quarkiverse.handlertesting.junit.TestScoped;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.config.SessionsConfig;

/** Creates the sessions of each test. */
@Singleton
public class SessionsProducer {

    /** @param own the bean of the tests for applications that do not store their sessions with Vert.x */
    @Produces
    @TestScoped
    Sessions sessions(ApplicationTestRuns runs, SessionsConfig config, Instance<StoredSessions> own,
            VertxStoredSessions vertx) {
        TestRun test = runs.current().test();
        SessionsImpl sessions = new SessionsImpl(new ApplicationServices(test, test.name(), SessionSettings.of(config),
                own.isUnsatisfied() ? vertx : own.get()));
        test.journal().explainedBy(sessions.clues());
        return sessions;
    }
}
