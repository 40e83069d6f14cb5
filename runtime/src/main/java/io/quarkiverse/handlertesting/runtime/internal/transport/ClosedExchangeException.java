package io.quarkiverse.handlertesting.runtime.internal.transport;

import java.io.IOException;

/** The connection was closed before the end of the response. Without a stack trace, which would only show an event loop. */
public final class ClosedExchangeException extends IOException {

    private static final long serialVersionUID = 1L;

    private ClosedExchangeException(String message) {
        super(message);
    }

    /** The application, or something on the way to it, closed the connection. */
    public static ClosedExchangeException ofConnection() {
        return new ClosedExchangeException("the connection was closed");
    }

    /** The test aborted the exchange. */
    public static ClosedExchangeException ofAbort() {
        return new ClosedExchangeException("the exchange was aborted");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
