package io.quarkiverse.handlertesting.runtime.internal.taps.transaction;

import io.quarkiverse.handlertesting.events.TransactionStep.Kind;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.vertx.core.Future;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.TransactionRollbackException;

/**
 * Called by the transactions of reactive SQL clients, also those of Hibernate Reactive; their class is changed for the tests.
 * Why one is rolled back is unknown: the client gets no reason, only the call.
 */
public final class ReactiveSteps {

    private ReactiveSteps() {
    }

    /** @param begun a future that completes when the transaction has begun */
    public static void begun(Object begun, Object transaction, Object none) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause != null && !cause.testRun().hasEnded() && begun instanceof Future<?> begin
                && transaction instanceof Transaction followed) {
            begin.onSuccess(done -> follow(FollowedTransaction.begun(cause), followed));
        }
    }

    private static void follow(FollowedTransaction followed, Transaction transaction) {
        transaction.completion().onComplete(done -> {
            Throwable failure = done.cause();
            if (failure == null) {
                followed.end(Kind.COMMITTED);
            } else if (failure instanceof TransactionRollbackException) {
                followed.end(Kind.ROLLED_BACK);
            } else {
                followed.rollsBackBy(failure);
                followed.end(failure instanceof DatabaseException ? Kind.ROLLED_BACK : Kind.UNKNOWN);
            }
        });
    }
}
