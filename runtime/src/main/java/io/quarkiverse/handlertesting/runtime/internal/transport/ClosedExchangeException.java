package io.quarkiverse.handlertesting.runtime.internal.transport;

import java.io.IOException;

/** The connection was closed before the response had come. It has no stack trace, which would only show an event loop. */
public final class ClosedExchangeException extends IOException {

    private static final long serialVersionUID = 1L;

    private ClosedExchangeException(String message) {
        super(message);
    }

    /** Closed by the application, or by another party that has cut the connection. */
    public static ClosedExchangeException ofConnection() {
        return new ClosedExchangeException("the connection was closed");
    }

    /** Aborted by the test. */
    public static ClosedExchangeException ofAbort() {
        return new ClosedExchangeException("the exchange was aborted");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
