package io.quarkiverse.handlertesting.sse;

/** An event is larger than the maximum size, so its stream is not read any further. */
public final class SseTooLargeException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final int maxSize;

    SseTooLargeException(int maxSize) {
        super("An event has more than " + maxSize + " bytes before its blank line, so the stream is not read further.");
        this.maxSize = maxSize;
    }

    /** The maximum size, in bytes. */
    public int maxSize() {
        return maxSize;
    }
}
