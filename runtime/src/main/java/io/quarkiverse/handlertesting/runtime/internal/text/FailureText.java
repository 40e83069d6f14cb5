package io.quarkiverse.handlertesting.runtime.internal.text;

/** The text of exceptions in messages. */
public final class FailureText {

    private FailureText() {
    }

    /** {@code IllegalStateException: disk full}; one line, shortened */
    public static String of(Throwable failure) {
        String message = failure.getMessage();
        return TypeText.name(failure.getClass()) + (message == null ? "" : ": " + ValueText.shortened(message));
    }
}
