package io.quarkiverse.handlertesting.runtime.internal.transport;

/** A way for requests to reach the application. Thread-safe. */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request. Blocks nothing.
     *
     * @param chunks of the body of the response that may be given to the receiver before more are {@linkplain
     *        Exchange#request asked for}; {@code Long.MAX_VALUE} for all
     * @throws IllegalStateException if it is closed
     */
    Exchange send(OutgoingRequest request, long chunks, ResponseReceiver receiver);

    /** Aborts what goes on, and refuses to send any more. */
    @Override
    void close();
}
