package io.quarkiverse.handlertesting.runtime.internal.transport;

/** A request that has been sent. Thread-safe. */
public interface Exchange {

    /** Asks for more chunks of the body of the response. */
    void request(long chunks);

    /** Ends it, as a client does that goes away; the receiver is told that it failed. Does nothing if it has ended. */
    void abort();
}
