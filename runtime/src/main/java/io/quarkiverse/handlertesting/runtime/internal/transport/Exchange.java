package io.quarkiverse.handlertesting.runtime.internal.transport;

/** A request that has been sent. Thread-safe. */
public interface Exchange {

    /** Requests more chunks of the response body. */
    void request(long chunks);

    /**
     * Aborts the exchange, as a client that disconnects; the receiver gets a failure. Does nothing if the exchange has ended.
     */
    void abort();
}
