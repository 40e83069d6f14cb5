package io.quarkiverse.handlertesting.runtime.internal.cause;

import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalSettings;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalThreads;

/** Scopes without Quarkus: the cause is kept on the thread only. */
final class TestCauses implements CurrentCause {

    private final ThreadLocal<RunningCause> ofThread = new ThreadLocal<>();

    static Scopes scopes() {
        return new Scopes(test -> new Journal(test, JournalSettings.DEFAULTS, new JournalThreads(Runnable::run, null, verb -> {
        })), new TestCauses());
    }

    @Override
    public RunningCause current() {
        return ofThread.get();
    }

    @Override
    public void set(RunningCause cause) {
        ofThread.set(cause);
    }

    @Override
    public RunningCause setOfThread(RunningCause cause) {
        RunningCause before = ofThread.get();
        ofThread.set(cause);
        return before;
    }
}
