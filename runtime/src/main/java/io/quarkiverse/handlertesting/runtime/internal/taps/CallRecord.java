package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.quarkiverse.handlertesting.events.MethodCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;

/** One call that has begun, and what to write into the journal at its end. Nothing thrown here reaches the application. */
final class CallRecord {

    private final Journal journal;
    private final CallTarget target;
    private final List<Object> arguments;
    private final long begun;

    /**
     * @param arguments as the caller gave them; interceptors further in may replace them in the array
     */
    CallRecord(Journal journal, CallTarget target, Object[] arguments) {
        this.journal = journal;
        this.target = target;
        this.arguments = copy(arguments);
        this.begun = journal.elapsed();
    }

    private static List<Object> copy(Object[] arguments) {
        for (Object argument : arguments) {
            if (argument == null) {
                return Collections.unmodifiableList(Arrays.asList(arguments.clone()));
            }
        }
        return List.of(arguments);
    }

    void returned(Object result) {
        ended(result, null, false);
    }

    void failed(Throwable failure) {
        ended(null, failure, false);
    }

    void cancelled() {
        ended(null, null, true);
    }

    private void ended(Object result, Throwable failure, boolean cancelled) {
        try {
            journal.append(Origin.CALL, target.name(), now -> new MethodCall(target.bean(), target.method(), arguments, result,
                    failure, cancelled, Duration.ofNanos(now - begun)), failure);
        } catch (Throwable thrown) {
            journal.faults().add(Origin.CALL.name(), thrown);
        }
    }
}
