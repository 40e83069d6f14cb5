package io.quarkiverse.handlertesting.runtime.internal.taps;

/** The end of transactions, as the CDI tap needs it. An application without transactions has no such bean. */
public interface AfterCommit {

    /**
     * Runs the action when the transaction of this thread has committed, at once if it has; never if it is rolled back, or if
     * the thread has no transaction.
     */
    void run(Runnable action);
}
