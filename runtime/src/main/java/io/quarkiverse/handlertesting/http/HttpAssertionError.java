package io.quarkiverse.handlertesting.http;

import io.quarkiverse.handlertesting.HandlerAssertionError;

/** An exchange did not go as expected. The message shows the request, the response, and what the request caused. */
public class HttpAssertionError extends HandlerAssertionError {

    private static final long serialVersionUID = 1L;

    /** The kind of failure. */
    public enum Reason {
        /** The response is not the expected one. */
        UNEXPECTED,
        /** The deadline passed; the exchange was aborted. */
        TIMED_OUT,
        /** The exchange ended before the response was complete. */
        ABORTED,
        /** The response has more bytes than allowed; the exchange was aborted. */
        TOO_LARGE,
        /** The response in process differs from the response over a socket. */
        DIFFERENT,
        /**
         * The application redirected a request more often than {@code quarkus.handler-testing.sessions.max-redirects} allows.
         */
        TOO_MANY_REDIRECTS,
        /** The waiting thread was interrupted; its interrupt flag is set again, and the exchange was aborted. */
        INTERRUPTED
    }

    private final Reason reason;

    public HttpAssertionError(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    @Override
    public Reason reason() {
        return reason;
    }
}
