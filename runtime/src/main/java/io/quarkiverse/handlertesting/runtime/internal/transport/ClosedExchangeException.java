package io.quarkiverse.handlertesting.runtime.internal.transport;

import java.io.IOException;

/** The connection was closed before the response had come. It has no stack trace, which would only show an event loop. */
public final class ClosedExchangeException extends IOException {

    private static final long serialVersionUID = 1L;

    public ClosedExchangeException(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
