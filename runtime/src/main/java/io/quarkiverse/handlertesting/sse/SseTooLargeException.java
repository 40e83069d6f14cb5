package io.quarkiverse.handlertesting.sse;

/** An event has more bytes than it may have, so that its stream is not read any further. */
public final class SseTooLargeException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SseTooLargeException(int maxSize) {
        super("An event has more than " + maxSize + " bytes and no blank line behind it, so the stream is not read further.");
    }
}
