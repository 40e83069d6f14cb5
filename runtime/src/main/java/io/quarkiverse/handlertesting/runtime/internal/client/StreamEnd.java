package io.quarkiverse.handlertesting.runtime.internal.client;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;

/**
 * How a stream of events has ended.
 *
 * @param failure {@code null} if its response has ended as it should
 * @param dropped what has come of a frame that has not ended; empty if that is nothing
 */
record StreamEnd(Throwable failure, String dropped) {

    static StreamEnd of(Throwable failure, String dropped) {
        return new StreamEnd(failure, dropped);
    }

    boolean isClean() {
        return failure == null && dropped.isEmpty();
    }

    /** As in "the stream …". */
    @Override
    public String toString() {
        String how = failure == null ? "has ended" : "was cut (" + FailureText.of(failure) + ")";
        return dropped.isEmpty() ? how : how + " within a frame: \"" + ControlCharacters.escaped(dropped) + "\"";
    }
}
