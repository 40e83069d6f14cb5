package io.quarkiverse.handlertesting.events;

import java.time.Duration;

import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;

/**
 * The begin or the end of a transaction: the payload of a {@link RecordedEvent} of {@link Origin#TRANSACTION}. Those of JTA
 * and those of the reactive SQL clients are seen.
 *
 * @param number counts the transactions of one cause from 1
 * @param kind the begin, or how the transaction ended
 * @param by why the transaction was rolled back, {@code "setRollbackOnly() at Orders.java:31"}, {@code "timeout"}; {@code null}
 *        if that is unknown, if an exception is the reason, or if it was not rolled back
 * @param failure the exception that the transaction was rolled back for, as far as that is known; {@code null} for none
 * @param duration the time from the begin to this step; zero for the begin
 */
public record TransactionStep(int number, Kind kind, String by, Throwable failure, Duration duration) {

    /** The steps of a transaction. */
    public enum Kind {
        /** The transaction has begun. */
        BEGUN,
        /** The transaction has been committed. */
        COMMITTED,
        /** The transaction has been rolled back. */
        ROLLED_BACK,
        /** The transaction has ended, and its outcome is unknown: the commit or the rollback itself has failed. */
        UNKNOWN
    }

    /**
     * Why the transaction was rolled back: {@code by IllegalStateException: disk full at Orders.java:31},
     * {@code by setRollbackOnly() at Orders.java:31}, {@code by timeout}; empty if that is unknown.
     */
    public String reason() {
        if (failure == null) {
            return by == null ? "" : "by " + by;
        }
        StackTraceElement at = ApplicationFrames.innermostOf(failure);
        return "by " + FailureText.of(failure) + (at == null ? "" : " at " + at.getFileName() + ":" + at.getLineNumber());
    }

    /** One line: {@code transaction 1 rolled back after 12 ms by IllegalStateException: disk full at Orders.java:31} */
    @Override
    public String toString() {
        String step = "transaction " + number + " " + switch (kind) {
            case BEGUN -> "begun";
            case COMMITTED -> "committed";
            case ROLLED_BACK -> "rolled back";
            case UNKNOWN -> "ended with an unknown outcome";
        };
        String reason = reason();
        return step + (kind == Kind.BEGUN ? "" : " after " + Durations.text(duration.toNanos()))
                + (reason.isEmpty() ? "" : " " + reason);
    }
}
