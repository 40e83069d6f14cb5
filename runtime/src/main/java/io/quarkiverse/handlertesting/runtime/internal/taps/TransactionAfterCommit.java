package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import io.quarkus.arc.ClientProxy;

/**
 * {@link AfterCommit} for JTA. It registers its own synchronization, and is not an observer of the phase
 * {@code AFTER_SUCCESS}: with such an observer, ArC asks for the transaction manager at each event, even without an active
 * transaction.
 */
@Singleton
public class TransactionAfterCommit implements AfterCommit {

    private final TransactionSynchronizationRegistry registry;
    /** The registry without its proxy. Each event asks it, and the proxy takes as long as the rest of the call. */
    private TransactionSynchronizationRegistry unwrapped;

    public TransactionAfterCommit(TransactionSynchronizationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void run(Runnable action) {
        TransactionSynchronizationRegistry transactions = transactions();
        int now = transactions.getTransactionStatus();
        if (now == Status.STATUS_COMMITTED) {
            // In an observer of the phase AFTER_SUCCESS, for example: nothing can be registered any more.
            action.run();
        } else if (now == Status.STATUS_ACTIVE) {
            transactions.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // Only the completion matters.
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

    /**
     * Unwraps the registry at the first event of a test, not earlier: the bean may not be ready while the application starts.
     */
    private TransactionSynchronizationRegistry transactions() {
        TransactionSynchronizationRegistry current = unwrapped;
        if (current == null) {
            current = ClientProxy.unwrap(registry);
            unwrapped = current;
        }
        return current;
    }
}
