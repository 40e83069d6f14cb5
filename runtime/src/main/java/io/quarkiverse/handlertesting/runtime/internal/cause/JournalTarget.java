package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.function.LongFunction;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;

/** The journal of one test, for what is unattributed. */
record JournalTarget(Journal journal) implements EventSink {

    @Override
    public void record(Origin origin, String name, Object payload, Throwable failure) {
        journal.record(origin, name, payload, failure, null);
    }

    @Override
    public void append(Origin origin, String name, LongFunction<Object> payload, Throwable failure) {
        journal.append(origin, name, payload, failure, null);
    }

    @Override
    public void fault(Origin origin, Throwable thrown) {
        journal.faults().add(origin.name(), thrown);
    }
}
