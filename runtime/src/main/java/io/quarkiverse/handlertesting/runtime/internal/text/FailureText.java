package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.function.UnaryOperator;

/** The text of exceptions in messages. */
public final class FailureText {

    private FailureText() {
    }

    /** {@code IllegalStateException: disk full}; one line, shortened */
    public static String of(Throwable failure) {
        return of(failure, message -> message);
    }

    /**
     * As {@link #of(Throwable)}, with parts of the message replaced.
     *
     * @param change gets the whole message
     */
    public static String of(Throwable failure, UnaryOperator<String> change) {
        return TypeText.name(failure.getClass()) + message(failure, change);
    }

    private static String message(Throwable failure, UnaryOperator<String> change) {
        try {
            String message = failure.getMessage();
            return message == null ? "" : ": " + ValueText.shortened(change.apply(message));
        } catch (Throwable thrown) {
            return " (its getMessage threw " + TypeText.name(thrown.getClass()) + ")";
        }
    }
}
