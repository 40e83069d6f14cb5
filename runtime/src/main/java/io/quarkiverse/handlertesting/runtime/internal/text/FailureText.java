package io.quarkiverse.handlertesting.runtime.internal.text;

/** The text of exceptions in messages. */
public final class FailureText {

    private FailureText() {
    }

    /** {@code IllegalStateException: disk full}; one line, shortened */
    public static String of(Throwable failure) {
        return TypeText.name(failure.getClass()) + message(failure);
    }

    private static String message(Throwable failure) {
        try {
            String message = failure.getMessage();
            return message == null ? "" : ": " + ValueText.shortened(message);
        } catch (Throwable thrown) {
            return " (its getMessage threw " + TypeText.name(thrown.getClass()) + ")";
        }
    }
}
