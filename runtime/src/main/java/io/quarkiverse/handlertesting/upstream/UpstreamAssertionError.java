package io.quarkiverse.handlertesting.upstream;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.junit.FailOnUnusedStubs;

/** The application did not call its upstreams as the test expected. */
public class UpstreamAssertionError extends HandlerAssertionError {

    private static final long serialVersionUID = 1L;

    /** The kind of a failure. */
    public enum Reason {
        /**
         * The application made calls that no stub matches. If the test has failed with another error of this extension, a
         * suppressed exception of it; any other failure has them in
         * {@link io.quarkiverse.handlertesting.events.EventAssertionError.Reason#TEST_FAILED}.
         */
        UNEXPECTED_CALL,
        /**
         * The application made calls that an upstream could not answer: a stub has failed, or its response cannot be sent. If
         * the test has failed for another reason, as {@link #UNEXPECTED_CALL}.
         */
        UNANSWERED_CALL,
        /** The test ended with stubs that no call used ({@link FailOnUnusedStubs}). */
        UNUSED_STUB,
        /**
         * The test failed after its application met a mock that the class does not name. Always beside a failure of the test,
         * as {@link #UNEXPECTED_CALL}.
         */
        UNNAMED_UPSTREAM
    }

    private final Reason reason;

    public UpstreamAssertionError(Reason reason, String message) {
        super(message, null);
        this.reason = reason;
    }

    @Override
    public Reason reason() {
        return reason;
    }
}
