package io.quarkiverse.handlertesting.runtime.internal.text;

/**
 * A suppressed exception of a failure of ours, that changes its message. JUnit reads the message after the end of the test, so
 * a note may say what only the end has shown.
 */
public interface FailureNote {

    /** The message of the failure, with what this note says. */
    String addTo(String message);
}
