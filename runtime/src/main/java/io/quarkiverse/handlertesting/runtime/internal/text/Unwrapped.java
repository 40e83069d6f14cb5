package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.concurrent.CompletionException;

/** Exceptions without those that only carry them. */
public final class Unwrapped {

    private Unwrapped() {
    }

    /** The exception that ended a stage. Stages that depend on it pass it on as the cause of a {@code CompletionException}. */
    public static Throwable ofStage(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
