package io.quarkiverse.handlertesting.sse;

import io.quarkiverse.handlertesting.HandlerAssertionError;

/** A wait on a live stream failed: no client connected, disconnected or was written to in time. */
public class SseAssertionError extends HandlerAssertionError {

    private static final long serialVersionUID = 1L;

    /** How the wait ended. */
    public enum Reason {
        /** The deadline passed. */
        TIMED_OUT,
        /** The waiting thread was interrupted; its interrupt flag is set again. */
        INTERRUPTED
    }

    private final Reason reason;

    /**
     * @param cause {@code null} if no exception led to the failure
     */
    public SseAssertionError(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    SseAssertionError(String message, InterruptedException interrupted) {
        this(interrupted == null ? Reason.TIMED_OUT : Reason.INTERRUPTED, message, interrupted);
    }

    @Override
    public Reason reason() {
        return reason;
    }
}
