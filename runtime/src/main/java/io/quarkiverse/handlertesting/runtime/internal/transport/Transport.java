package io.quarkiverse.handlertesting.runtime.internal.transport;

/** Sends requests to the application. Thread-safe. */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request. Does not block.
     *
     * @param chunks how many chunks of the response body the receiver gets before it {@linkplain Exchange#request requests}
     *        more; {@code Long.MAX_VALUE} for all
     * @throws IllegalStateException if this transport is closed
     */
    Exchange send(OutgoingRequest request, long chunks, ResponseReceiver receiver);

    /** Aborts all open exchanges, and refuses further requests. */
    @Override
    void close();
}
