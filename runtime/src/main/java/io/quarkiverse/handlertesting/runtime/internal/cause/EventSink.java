package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.UnattributedPlace;

/** Where a tap appends its events: a sink leads to the journals that they belong to. Thread-safe; never throws. */
public interface EventSink {

    /**
     * Appends an event. A detail without a cause, or whose test has ended, is dropped.
     *
     * @param payload gets the {@code System.nanoTime()} of the event, so that a payload which holds its time reads no clock;
     *        runs in the journal's lock: must be quick and must not throw
     * @param failure {@code null} for none
     */
    void append(Origin origin, String name, LongFunction<Object> payload, Throwable failure);

    /** Reports an exception inside a tap. */
    void fault(Origin origin, Throwable thrown);

    /**
     * The sink of a cause: the journal of its test. If that test has ended, the tests that are running only count the event.
     */
    record OfCause(RunningCause cause, Iterable<TestRun> running) implements EventSink {

        @Override
        public void append(Origin origin, String name, LongFunction<Object> payload, Throwable failure) {
            if (cause.testRun().hasEnded()) {
                if (!origin.isDetail()) {
                    eachRunning(journal -> journal.foreign(cause.testRun().name()));
                }
            } else {
                cause.testRun().journal().append(origin, name, payload, failure, cause.cause());
            }
        }

        @Override
        public void fault(Origin origin, Throwable thrown) {
            if (cause.testRun().hasEnded()) {
                eachRunning(journal -> journal.faults().add(origin.name(), thrown));
            } else {
                cause.testRun().journal().faults().add(origin.name(), thrown);
            }
        }

        private void eachRunning(Consumer<Journal> action) {
            running.forEach(run -> action.accept(run.journal()));
        }
    }

    /** The sinks of a joined cause, one for each of its tests. */
    record OfAll(List<EventSink> sinks) implements EventSink {

        @Override
        public void append(Origin origin, String name, LongFunction<Object> payload, Throwable failure) {
            sinks.forEach(sink -> sink.append(origin, name, payload, failure));
        }

        @Override
        public void fault(Origin origin, Throwable thrown) {
            sinks.forEach(sink -> sink.fault(origin, thrown));
        }
    }

    /**
     * The sink of events without a cause: the journals of all tests that are running, since each event may belong to any of
     * them.
     */
    record Unattributed(List<Journal> journals, CurrentCause current) implements EventSink {

        @Override
        public void append(Origin origin, String name, LongFunction<Object> payload, Throwable failure) {
            if (origin.isDetail()) {
                return;
            }
            UnattributedPlace place = UnattributedPlace.ofThisThread(current.startedAt());
            journals.forEach(journal -> journal.appendUnattributed(origin, name, payload, failure, place));
        }

        @Override
        public void fault(Origin origin, Throwable thrown) {
            journals.forEach(journal -> journal.faults().add(origin.name(), thrown));
        }
    }
}
