package io.quarkiverse.handlertesting.runtime.internal.taps.transaction;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.TransactionStep.Kind;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/**
 * Records the transactions of JTA: where they begin, and with a synchronization, how they end. A bean only of applications with
 * transactions.
 */
@Singleton
public class JtaTap {

    private final ApplicationTestRuns runs;
    private final TransactionManager manager;
    /** The transactions that have not ended. */
    private final Map<Transaction, FollowedTransaction> open = new ConcurrentHashMap<>();

    public JtaTap(ApplicationTestRuns runs, TransactionManager manager) {
        this.runs = runs;
        this.manager = manager;
    }

    /** Called when the current thread has begun a transaction. */
    void begun() {
        RunningCause cause = runs.isAnyRunning() ? runs.currentCause().current() : null;
        if (cause == null || cause.testRun().hasEnded()) {
            return;
        }
        try {
            Transaction transaction = manager.getTransaction();
            FollowedTransaction followed = FollowedTransaction.begun(cause);
            open.put(transaction, followed);
            transaction.registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // Only the completion matters.
                }

                @Override
                public void afterCompletion(int status) {
                    completed(transaction, followed, status);
                }
            });
        } catch (Throwable thrown) {
            cause.sink().fault(Origin.TRANSACTION, thrown);
        }
    }

    private void completed(Transaction transaction, FollowedTransaction followed, int status) {
        if (status == Status.STATUS_COMMITTED) {
            end(transaction, Kind.COMMITTED);
        } else if (status != Status.STATUS_ROLLEDBACK) {
            end(transaction, Kind.UNKNOWN);
        } else if (followed.isGoingToRollBack()) {
            end(transaction, Kind.ROLLED_BACK);
        } else if (isOfReaper(Thread.currentThread())) {
            followed.rollsBackBy("timeout");
            end(transaction, Kind.ROLLED_BACK);
        } else {
            followed.awaitReason();
        }
    }

    /** Narayana rolls back what takes too long on threads of its own. */
    private static boolean isOfReaper(Thread thread) {
        return thread.getClass().getName().startsWith("com.arjuna.");
    }

    /** Called when a task of {@code QuarkusTransaction} has thrown, before its transaction is rolled back or committed. */
    void thrown(Throwable thrown) {
        try {
            Transaction transaction = manager.getTransaction();
            FollowedTransaction followed = transaction == null ? null : open.get(transaction);
            if (followed != null) {
                followed.thrown(thrown);
            }
        } catch (SystemException unknown) {
            // The rollback is then the reason.
        }
    }

    /** Called before the transaction is marked, or rolled back. */
    void rollsBack(Transaction transaction, Throwable thrown) {
        FollowedTransaction followed = open.get(transaction);
        if (followed != null) {
            followed.rollsBackBy(thrown);
        }
    }

    /**
     * As {@link #rollsBack}, for a call of the application.
     *
     * @param call the call, as the application writes it
     */
    void rollsBack(Transaction transaction, String call) {
        FollowedTransaction followed = open.get(transaction);
        if (followed != null && !followed.isGoingToRollBack() && isActive(transaction)) {
            if (followed.thrown() != null) {
                followed.rollsBackBy(followed.thrown());
                return;
            }
            String line = ApplicationFrames.line();
            followed.rollsBackBy(line == null ? call : call + " at " + line);
        }
    }

    /** Called when a commit has failed. */
    void commitFailed(Transaction transaction, Throwable thrown) {
        FollowedTransaction followed = open.get(transaction);
        // Otherwise the reaper is about to report the end, or the transaction goes on.
        if (followed != null && followed.awaitsReason()) {
            followed.rollsBackBy(thrown.getCause() == null ? thrown : thrown.getCause());
            end(transaction, Kind.ROLLED_BACK);
        }
    }

    /** Whether a call can still be the reason for its end. */
    private static boolean isActive(Transaction transaction) {
        try {
            return transaction.getStatus() == Status.STATUS_ACTIVE;
        } catch (SystemException unknown) {
            return false;
        }
    }

    private void end(Transaction transaction, Kind outcome) {
        FollowedTransaction followed = open.remove(transaction);
        if (followed != null) {
            followed.end(outcome);
        }
    }
}
