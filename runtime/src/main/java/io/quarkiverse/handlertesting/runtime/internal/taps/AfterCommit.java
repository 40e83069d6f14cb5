package io.quarkiverse.handlertesting.runtime.internal.taps;

/** Transactions, as the CDI tap needs them. There is no such bean in an application that has none. */
public interface AfterCommit {

    /** Runs the action when the transaction of this thread has committed; never, if it is rolled back or there is none. */
    void run(Runnable action);
}
