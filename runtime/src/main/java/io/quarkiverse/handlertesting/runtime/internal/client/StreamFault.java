package io.quarkiverse.handlertesting.runtime.internal.client;

import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;

/**
 * The reason why a stream is not read further, although its response may go on. Its message completes "the stream …". It has no
 * stack trace.
 */
final class StreamFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** @param cause {@code null} if there is none */
    private StreamFault(Reason reason, String what, Throwable cause) {
        super(what, cause, false, false);
        this.reason = reason;
    }

    /**
     * @param frame what is too large, with its article
     * @param maxSize in bytes
     */
    static StreamFault tooLarge(String frame, int maxSize, Throwable cause) {
        return new StreamFault(Reason.TOO_LARGE,
                "has " + frame + " of more than " + maxSize + " bytes (quarkus.handler-testing.client.max-event-size)", cause);
    }

    static StreamFault malformed(String what, Throwable cause) {
        return new StreamFault(Reason.UNEXPECTED, what, cause);
    }

    Reason reason() {
        return reason;
    }
}
