package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.concurrent.ScheduledExecutorService;

import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalSettings;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalThreads;

/** Creates journals with the threads and the configuration of a Quarkus application. */
public final class JournalFactory {

    private JournalFactory() {
    }

    public static Journal create(String test, EventsConfig config) {
        ScheduledExecutorService pool = TrackedScheduler.untrackedPool();
        return new Journal(test, settings(config), new JournalThreads(pool, pool, EventLoops::refuse));
    }

    private static JournalSettings settings(EventsConfig config) {
        return new JournalSettings(config.maxRecorded(), config.timeout(), config.quietPeriod(), config.lateGrace(),
                config.maxShown(), Deadlines.of(config)::areOff, true);
    }
}
