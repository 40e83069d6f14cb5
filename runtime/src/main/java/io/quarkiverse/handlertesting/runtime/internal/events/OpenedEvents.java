package io.quarkiverse.handlertesting.runtime.internal.events;

import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.runtime.internal.cause.Scopes;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestScope;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;

/** The events of a scope that a test has opened. */
final class OpenedEvents extends ScopeEvents implements EventsScope {

    private final Scopes scopes;
    private final TestScope scope;
    private final TestScope before;
    /** Kept by whoever keeps this: a scope that has ended lets go of its own. */
    private final Journal journal;

    /**
     * @param before what the thread belonged to
     */
    OpenedEvents(Scopes scopes, SelectorCheck check, TestScope scope, TestScope before) {
        super(scopes, check, call -> scope, false);
        this.scopes = scopes;
        this.scope = scope;
        this.before = before;
        this.journal = scope.journal();
    }

    @Override
    Journal journal(TestScope at) {
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
