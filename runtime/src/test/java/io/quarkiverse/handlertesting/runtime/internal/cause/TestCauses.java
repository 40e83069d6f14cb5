package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalThreads;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;

/** {@link TestRuns} without Quarkus: only the thread keeps the cause. */
public final class TestCauses implements CurrentCause {

    private final ThreadLocal<RunningCause> ofThread = new ThreadLocal<>();

    public static TestRuns runs() {
        return runs(test -> new Journal(test, Journals.SETTINGS, new JournalThreads(Runnable::run, null, (verb, instead) -> {
        })));
    }

    public static TestRuns runs(Function<String, Journal> journals) {
        return new TestRuns(journals, new TestCauses());
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
