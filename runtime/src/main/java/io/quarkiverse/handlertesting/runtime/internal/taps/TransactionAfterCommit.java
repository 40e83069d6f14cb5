package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * {@link AfterCommit} of JTA. An own synchronization, and not an observer of the phase {@code AFTER_SUCCESS}: with such an
 * observer ArC asks for the transaction manager at every event, also where no transaction is active.
 */
@Singleton
public class TransactionAfterCommit implements AfterCommit {

    private final TransactionSynchronizationRegistry registry;

    public TransactionAfterCommit(TransactionSynchronizationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void run(Runnable action) {
        if (registry.getTransactionStatus() == Status.STATUS_ACTIVE) {
            registry.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // Only the end is of interest.
                }

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        action.run();
                    }
                }
            });
        }
    }
}
