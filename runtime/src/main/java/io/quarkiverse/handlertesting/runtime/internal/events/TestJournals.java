package io.quarkiverse.handlertesting.runtime.internal.events;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalSettings;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalThreads;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;

/** The journal of the test that is running. It lives as long as the application, and so never survives a restart. */
@Singleton
public class TestJournals {

    /** Read when a test begins: taps see their first events while the application is initialized, before it is there. */
    private final Instance<EventsConfig> config;
    private volatile Journal current;

    public TestJournals(Instance<EventsConfig> config) {
        this.config = config;
    }

    /** The journal of the running test; {@code null} while none runs. */
    public Journal current() {
        return current;
    }

    /** Starts the journal of a test, and ends that of one before it, if there still is one. */
    public void begin(String test) {
        end();
        current = new Journal(test, settings(config.get()), new JournalThreads(Infrastructure.getDefaultExecutor(),
                Infrastructure.getDefaultWorkerPool(), TestJournals::refuseEventLoop));
    }

    /** Ends the journal of the running test. */
    @PreDestroy
    public void end() {
        Journal ended = current;
        current = null;
        if (ended != null) {
            ended.close();
        }
    }

    private static JournalSettings settings(EventsConfig config) {
        return new JournalSettings(config.maxRecorded(), config.timeout(), config.quietPeriod(), config.lateGrace(),
                config.maxShown(), Debugger.of(config.debugger())::isAttached);
    }

    private static void refuseEventLoop(String verb) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException(verb + "() would block the event loop thread " + Thread.currentThread().getName()
                    + ", which the application needs. Use next() or stream() there, or wait on the thread of the test.");
        }
    }
}
