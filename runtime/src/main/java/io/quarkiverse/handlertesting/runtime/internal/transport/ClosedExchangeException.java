package io.quarkiverse.handlertesting.runtime.internal.transport;

import java.io.IOException;

/** The connection was closed before the end of the response. Without a stack trace, which would only show an event loop. */
public final class ClosedExchangeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean ofTest;

    private ClosedExchangeException(String message, boolean ofTest) {
        super(message);
        this.ofTest = ofTest;
    }

    /** The application, or something on the way to it, closed the connection. */
    public static ClosedExchangeException ofConnection() {
        return new ClosedExchangeException("the connection was closed", false);
    }

    /** The test aborted the exchange. */
    public static ClosedExchangeException ofAbort() {
        return new ClosedExchangeException("the exchange was aborted", true);
    }

    /** Whether this is the failure of an exchange that the test aborted. */
    public static boolean isOfTest(Throwable failure) {
        return failure instanceof ClosedExchangeException closed && closed.ofTest;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
