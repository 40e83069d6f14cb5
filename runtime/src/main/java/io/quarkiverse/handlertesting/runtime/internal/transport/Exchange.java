package io.quarkiverse.handlertesting.runtime.internal.transport;

/** A request that has been sent. Thread-safe. */
public interface Exchange {

    /** Asks for more chunks of the body of the response. */
    void request(long chunks);

    /** Ends the exchange, as a client that leaves; notifies the receiver of a failure. Does nothing if it has ended. */
    void abort();
}
