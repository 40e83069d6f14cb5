package io.quarkiverse.handlertesting.runtime.internal.taps.transaction;

import java.time.Duration;
import java.util.Locale;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.TransactionStep;
import io.quarkiverse.handlertesting.events.TransactionStep.Kind;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** A transaction of JTA or of a reactive client, and the cause that began it. Records its begin, and its first end. */
final class FollowedTransaction {

    private final RunningCause cause;
    private final int number;
    private final long begun = System.nanoTime();
    private volatile String by;
    private volatile Throwable failure;
    /** The exception that the code in the transaction has thrown; {@code null} for nothing. */
    private volatile Throwable thrown;
    private volatile boolean awaitsReason;
    private boolean ended;

    private FollowedTransaction(RunningCause cause) {
        this.cause = cause;
        this.number = cause.count(Origin.TRANSACTION);
    }

    /** Called when a transaction has begun. */
    static FollowedTransaction begun(RunningCause cause) {
        FollowedTransaction transaction = new FollowedTransaction(cause);
        transaction.record(new TransactionStep(transaction.number, Kind.BEGUN, null, null, Duration.ZERO));
        return transaction;
    }

    RunningCause cause() {
        return cause;
    }

    /** Notes an exception for which the transaction may be rolled back. */
    void thrown(Throwable exception) {
        thrown = exception;
    }

    Throwable thrown() {
        return thrown;
    }

    /** Notes why the transaction is going to be rolled back. The first reason counts. */
    void rollsBackBy(String reason) {
        if (!isGoingToRollBack()) {
            by = reason;
        }
    }

    /** As {@link #rollsBackBy(String)}. */
    void rollsBackBy(Throwable thrown) {
        if (!isGoingToRollBack()) {
            failure = thrown;
        }
    }

    boolean isGoingToRollBack() {
        return by != null || failure != null;
    }

    /** Called when a commit has rolled the transaction back, and is going to throw the reason. */
    void awaitReason() {
        awaitsReason = true;
    }

    boolean awaitsReason() {
        return awaitsReason;
    }

    /** Called with the outcome of the transaction. Only the first call counts. */
    void end(Kind outcome) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        boolean failed = outcome != Kind.COMMITTED;
        record(new TransactionStep(number, outcome, failed ? by : null, failed ? failure : null,
                Duration.ofNanos(System.nanoTime() - begun)));
    }

    private void record(TransactionStep step) {
        String name = "transaction " + step.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        cause.sink().append(Origin.TRANSACTION, name, now -> step, step.failure());
    }
}
