package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.function.Consumer;
import java.util.function.LongFunction;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;

/** The journal of the test that a cause belongs to; if that has ended, the tests that run meanwhile only count the event. */
final class CauseTarget implements EventSink {

    private final RunningCause cause;
    private final Iterable<TestRun> running;

    CauseTarget(RunningCause cause, Iterable<TestRun> running) {
        this.cause = cause;
        this.running = running;
    }

    @Override
    public void record(Origin origin, String name, Object payload, Throwable failure) {
        if (cause.testRun().hasEnded()) {
            eachRunning(journal -> journal.foreign(cause.testRun().name()));
        } else {
            cause.testRun().journal().record(origin, name, payload, failure, cause.cause());
        }
    }

    @Override
    public void append(Origin origin, String name, LongFunction<Object> payload, Throwable failure) {
        if (cause.testRun().hasEnded()) {
            eachRunning(journal -> journal.foreign(cause.testRun().name()));
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
