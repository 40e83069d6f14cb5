package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalSettings;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalThreads;
import io.quarkiverse.handlertesting.runtime.internal.story.CachedResponse;
import io.quarkiverse.handlertesting.runtime.internal.story.ChangedObjects;
import io.quarkiverse.handlertesting.runtime.internal.story.ChangedRows;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.FailureClues;
import io.quarkiverse.handlertesting.runtime.internal.story.GrantedRoles;
import io.quarkiverse.handlertesting.runtime.internal.story.LoggedClues;
import io.quarkiverse.handlertesting.runtime.internal.story.LostUpdate;
import io.quarkiverse.handlertesting.runtime.internal.story.NearestName;
import io.quarkiverse.handlertesting.runtime.internal.story.OutgoingCalls;
import io.quarkiverse.handlertesting.runtime.internal.story.Refusals;
import io.quarkiverse.handlertesting.runtime.internal.story.RepeatedAttempts;
import io.quarkiverse.handlertesting.runtime.internal.story.RepeatedCall;
import io.quarkiverse.handlertesting.runtime.internal.story.RepeatedQueries;
import io.quarkiverse.handlertesting.runtime.internal.story.SkippedRows;
import io.quarkiverse.handlertesting.runtime.internal.story.Transactions;
import io.quarkiverse.handlertesting.runtime.internal.story.UnheardEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.UnheardMessages;
import io.quarkiverse.handlertesting.runtime.internal.story.UpstreamErrors;
import io.quarkiverse.handlertesting.runtime.internal.text.Secrets;

/** Creates journals with the threads and the configuration of a Quarkus application. */
public final class JournalFactory {

    /** The clues that the events alone give. Taps that know more are beans. */
    private static final List<ClueFinder> CLUE_FINDERS = List.of(new RepeatedAttempts(), new Refusals(), new FailureClues(),
            new UpstreamErrors(), new OutgoingCalls(), new Transactions(), new LoggedClues(), new UnheardMessages(),
            new UnheardEvent(), new RepeatedQueries(), new NearestName(), new RepeatedCall(), new LostUpdate(),
            new CachedResponse(), new ChangedObjects(), new SkippedRows(), new ChangedRows(),
            new GrantedRoles(JournalFactory::grants));

    private JournalFactory() {
    }

    public static Journal create(String test, EventsConfig config) {
        return create(test, config, ApplicationSecrets.find());
    }

    /** As {@link #create(String, EventsConfig)}, for a test whose secrets are not those that an application configures. */
    public static Journal create(String test, EventsConfig config, Secrets secrets) {
        ScheduledExecutorService pool = TrackedScheduler.untrackedPool();
        Journal journal = new Journal(test, settings(config, secrets), new JournalThreads(pool, pool, EventLoops::refuse));
        Beans.find(TapsConfig.class).filter(taps -> !taps.failure()).ifPresent(taps -> journal.switchOff(Origin.FAILURE));
        CLUE_FINDERS.forEach(journal::explainedBy);
        Beans.all(ClueFinder.class).forEach(journal::explainedBy);
        return journal;
    }

    /** The keys below the prefix of HTTP's authorization, without it. */
    private static Map<String, String> grants() {
        Map<String, String> grants = new HashMap<>();
        Config config = ConfigProvider.getConfig();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(GrantedRoles.PREFIX)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> grants.put(name.substring(GrantedRoles.PREFIX.length()), value));
            }
        }
        return grants;
    }

    private static JournalSettings settings(EventsConfig config, Secrets secrets) {
        return new JournalSettings(config.maxRecorded(), config.timeout(), config.quietPeriod(), config.lateGrace(),
                Deadlines.of(config)::areOff, true, secrets);
    }
}
