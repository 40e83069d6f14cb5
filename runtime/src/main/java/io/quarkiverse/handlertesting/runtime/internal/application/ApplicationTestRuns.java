package io.quarkiverse.handlertesting.runtime.internal.application;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;

/** {@link TestRuns} of an application. They live as long as it does, and so never survive a restart. */
@Singleton
public class ApplicationTestRuns extends TestRuns {

    /**
     * @param config read when a test begins: taps see their first events while the application is initialized, before it is
     *        there
     */
    public ApplicationTestRuns(Instance<EventsConfig> config) {
        super(test -> JournalFactory.create(test, config.get()), new CauseContext());
    }

    @PreDestroy
    public void stop() {
        endAll();
    }
}
