package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.List;
import java.util.function.LongFunction;

import io.quarkiverse.handlertesting.events.Origin;

/** The journals of all tests that are running: nobody knows to which of them an unattributed event belongs. */
record SeveralTargets(List<EventSink> targets) implements EventSink {

    @Override
    public void record(Origin origin, String name, Object payload, Throwable failure) {
        targets.forEach(target -> target.record(origin, name, payload, failure));
    }

    @Override
    public void append(Origin origin, String name, LongFunction<Object> payload, Throwable failure) {
        targets.forEach(target -> target.append(origin, name, payload, failure));
    }

    @Override
    public void fault(Origin origin, Throwable thrown) {
        targets.forEach(target -> target.fault(origin, thrown));
    }
}
