package io.quarkiverse.handlertesting.runtime.internal.taps;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.text.Unwrapped;

/**
 * Called by Quarkus when the asynchronous result of a {@code @ConsumeEvent} method has failed, and no sender awaits a reply.
 * Quarkus throws such a failure in a callback of the result, which drops it.
 */
public final class ConsumerFailures {

    private ConsumerFailures() {
    }

    /** In place of the method of Quarkus. */
    public static RuntimeException wrapIfNecessary(Throwable failure) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause != null) {
            cause.failedHere(Unwrapped.ofStage(failure), WorkKind.EVENT_BUS, null);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception ? exception : new RuntimeException(failure);
    }
}
