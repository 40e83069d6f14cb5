package io.quarkiverse.handlertesting.http;

import io.quarkiverse.handlertesting.HandlerAssertionError;

/** A session is in another state than the test expected. */
public class SessionAssertionError extends HandlerAssertionError {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** The session has no cookie of the name that the test asked for, or several. */
        COOKIE,
        /** The application's store holds no session for the cookie. */
        NOT_STORED,
        /** A form login was refused. */
        LOGIN_REFUSED
    }

    private final Reason reason;

    public SessionAssertionError(Reason reason, String message) {
        super(message, null);
        this.reason = reason;
    }

    @Override
    public Reason reason() {
        return reason;
    }
}
