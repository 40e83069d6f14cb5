package io.quarkiverse.handlertesting.http;

import io.quarkiverse.handlertesting.HandlerAssertionError;

/** The state of a session is not the expected one. */
public class SessionAssertionError extends HandlerAssertionError {

    private static final long serialVersionUID = 1L;

    /** The kind of failure. */
    public enum Reason {
        /** The session has no cookie of the name that the test asked for, or several. */
        COOKIE,
        /** The application stores no session for the cookie. */
        NOT_STORED,
        /** The application refused a form login. */
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
