package io.quarkiverse.handlertesting.runtime.internal.transport;

/** A request that has been sent. Thread-safe. */
public interface Exchange {

    /** Requests more chunks of the response body. */
    void request(long chunks);

    /**
     * Runs the task when the application has finished what it does now on the event loop of this exchange; at once if that is
     * not known, as over a socket.
     */
    default void afterTurn(Runnable task) {
        task.run();
    }

    /**
     * Aborts the exchange, as a client that disconnects; the receiver gets a failure. Does nothing if the exchange has ended.
     */
    void abort();
}
