package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/** Journals for tests, and the events that an application would record in them. */
public final class Journals {

    static final String TEST = "PullTest.pullCompletes";

    record DownloadCompleted(int id) {
    }

    record DownloadStarted(int id) {
    }

    /** The default configuration of the extension. */
    public static final JournalSettings SETTINGS = settings(100_000);

    private Journals() {
    }

    static Journal of(Ticker ticker, JournalSettings settings) {
        return of(TEST, ticker, settings);
    }

    private static Journal of(String test, Ticker ticker, JournalSettings settings) {
        return new Journal(test, settings, new JournalThreads(Runnable::run, null, (verb, instead) -> {
        }), ticker);
    }

    /** A journal whose clock stands still until a wait, so that messages have exact times. */
    public static Journal still(String test) {
        return of(test, new FakeTicker(), SETTINGS);
    }

    static Journal of(Ticker ticker) {
        return of(ticker, SETTINGS);
    }

    /** A journal on the real clock, with its own threads. */
    static Journal live(ScheduledExecutorService threads, int maxRecorded) {
        return new Journal(TEST, settings(maxRecorded), new JournalThreads(threads, threads, (verb, instead) -> {
        }));
    }

    static ScheduledExecutorService threads() {
        return Executors.newScheduledThreadPool(2, work -> {
            Thread thread = new Thread(work, "emitter");
            thread.setDaemon(true);
            return thread;
        });
    }

    static JournalSettings settings(int maxRecorded) {
        return new JournalSettings(maxRecorded, Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMillis(100),
                () -> false, false);
    }

    static void started(Journal journal, int id) {
        fire(journal, new DownloadStarted(id));
    }

    static void completed(Journal journal, int id) {
        fire(journal, new DownloadCompleted(id));
    }

    static void fire(Journal journal, Object event) {
        journal.append(Origin.CDI, TypeText.name(event.getClass()), now -> new CdiEvent(event, Set.of()), null, null);
    }
}
