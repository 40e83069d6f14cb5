package io.quarkiverse.handlertesting.ndjson;

import io.quarkiverse.handlertesting.HandlerAssertionError;

/** A wait on a live stream of JSON lines failed: no client connected, disconnected or was written to in time. */
public class NdjsonAssertionError extends HandlerAssertionError {

    private static final long serialVersionUID = 1L;

    /** How the wait ended. */
    public enum Reason {
        /** The deadline passed. */
        TIMED_OUT,
        /** The waiting thread was interrupted; its interrupt flag is set again. */
        INTERRUPTED
    }

    private final Reason reason;

    NdjsonAssertionError(String message, InterruptedException interrupted) {
        super(message, interrupted);
        this.reason = interrupted == null ? Reason.TIMED_OUT : Reason.INTERRUPTED;
    }

    @Override
    public Reason reason() {
        return reason;
    }
}
