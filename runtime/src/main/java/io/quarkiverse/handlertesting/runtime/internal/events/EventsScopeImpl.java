package io.quarkiverse.handlertesting.runtime.internal.events;

import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;

/** The events of a scope that a test has opened. */
final class EventsScopeImpl extends TestRunEvents implements EventsScope {

    private final TestRuns scopes;
    private final TestRun scope;
    private final TestRun before;
    /** Kept by whoever keeps this: a scope that has ended lets go of its own. */
    private final Journal journal;

    /**
     * @param before what the thread belonged to
     */
    EventsScopeImpl(TestRuns scopes, SelectorCheck check, TestRun scope, TestRun before) {
        super(scopes, check, call -> scope, false);
        this.scopes = scopes;
        this.scope = scope;
        this.before = before;
        this.journal = scope.journal();
    }

    @Override
    Journal journal(TestRun at) {
        return journal;
    }

    @Override
    public String name() {
        return scope.name();
    }

    @Override
    public void close() {
        if (!scope.hasEnded()) {
            scopes.end(scope);
            scopes.resume(before);
        }
    }
}
