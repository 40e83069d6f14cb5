package io.quarkiverse.handlertesting.runtime.internal.junit;

import jakarta.inject.Singleton;

import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/**
 * The failure that Quarkus reported when the current test began. Quarkus keeps the last failure until the test class ends, and
 * reports it for each later test too: a test has failed only if its failure is another one.
 */
@Singleton
public class EarlierFailure {

    private volatile Throwable failure;

    void begin(QuarkusTestMethodContext context) {
        failure = context.getTestStatus().getTestErrorCause();
    }

    /** Whether the current test has failed. */
    boolean isFollowedByFailure(QuarkusTestMethodContext context) {
        Throwable now = context.getTestStatus().getTestErrorCause();
        return now != null && now != failure;
    }
}
