package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import io.quarkus.arc.ClientProxy;

/**
 * {@link AfterCommit} of JTA. An own synchronization, and not an observer of the phase {@code AFTER_SUCCESS}: with such an
 * observer ArC asks for the transaction manager at every event, also where no transaction is active.
 */
@Singleton
public class TransactionAfterCommit implements AfterCommit {

    private final TransactionSynchronizationRegistry registry;
    /** Behind the proxy, which takes as long as the rest of the question, and which every event would go through. */
    private TransactionSynchronizationRegistry unwrapped;

    public TransactionAfterCommit(TransactionSynchronizationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void run(Runnable action) {
        TransactionSynchronizationRegistry transactions = transactions();
        if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
            transactions.registerInterposedSynchronization(new Synchronization() {
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

    /** Unwrapped at the first event of a test, and not before: the bean need not be ready while the application starts. */
    private TransactionSynchronizationRegistry transactions() {
        TransactionSynchronizationRegistry known = unwrapped;
        if (known == null) {
            known = ClientProxy.unwrap(registry);
            unwrapped = known;
        }
        return known;
    }
}
