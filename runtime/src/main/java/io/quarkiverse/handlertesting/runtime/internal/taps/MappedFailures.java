package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.ws.rs.RedirectionException;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** Called by Quarkus REST with each exception of an endpoint, before a mapper makes a response of it. */
public final class MappedFailures {

    private MappedFailures() {
    }

    public static void mapping(Object mappers, Object thrown) {
        RunningCause cause = ApplicationTestRuns.findCause();
        // Endpoints throw it in place of returning a response.
        if (cause != null && !(thrown instanceof RedirectionException)) {
            cause.answered((Throwable) thrown, cause.cause().description());
        }
    }
}
