package io.quarkiverse.handlertesting.runtime.internal.events;

import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.SelfCheck;

/** The events of a scope that a test has opened. */
final class EventsScopeImpl extends TestRunEvents implements EventsScope {

    private final TestRuns runs;
    private final TestRun run;
    /** Kept here, since a scope that has ended drops its journal. */
    private final Journal journal;
    private final Thread opener = Thread.currentThread();

    EventsScopeImpl(TestRuns runs, SelectorCheck check, SelfCheck selfCheck, TestRun run) {
        super(runs, check, selfCheck, call -> run, false);
        this.runs = runs;
        this.run = run;
        this.journal = run.journal();
    }

    @Override
    Journal journal(TestRun ignored) {
        return journal;
    }

    @Override
    public String name() {
        return run.name();
    }

    @Override
    public void close() {
        if (Thread.currentThread() == opener) {
            runs.end(run);
        } else if (!run.hasEnded()) {
            throw new IllegalStateException("The scope " + name() + " was closed on the thread "
                    + Thread.currentThread().getName() + ", but the thread " + opener.getName()
                    + " opened it and belongs to it. Close it there, for example with try (…).");
        }
    }
}
