package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.function.UnaryOperator;

/** The text of exceptions in messages. */
public final class FailureText {

    private FailureText() {
    }

    /**
     * {@code IllegalStateException: disk full}; one line, shortened. An exception that only wraps one that its method does not
     * declare shows that one: {@code ArcUndeclaredThrowableException of RollbackException: …}.
     */
    public static String of(Throwable failure) {
        return of(failure, message -> message);
    }

    /**
     * As {@link #of(Throwable)}, with parts of the message replaced.
     *
     * @param change gets the whole message
     */
    public static String of(Throwable failure, UnaryOperator<String> change) {
        String type = TypeText.name(failure.getClass());
        return wrapsUndeclared(failure) ? type + " of " + of(failure.getCause(), change) : type + message(failure, change);
    }

    /**
     * Whether an exception only wraps one that its method does not declare. By name, since that of ArC is not loaded
     * everywhere. Its message says only that a method was invoked.
     */
    public static boolean wrapsUndeclared(Throwable failure) {
        return failure.getClass().getName().endsWith("UndeclaredThrowableException") && failure.getCause() != null
                && failure.getCause() != failure;
    }

    private static String message(Throwable failure, UnaryOperator<String> change) {
        try {
            String message = failure.getMessage();
            return message == null ? "" : ": " + ValueText.shortened(IdentityHashes.without(change.apply(message)));
        } catch (Throwable thrown) {
            return " (its getMessage threw " + TypeText.name(thrown.getClass()) + ")";
        }
    }
}
