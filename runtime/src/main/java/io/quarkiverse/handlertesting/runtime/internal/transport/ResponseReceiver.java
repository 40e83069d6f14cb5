package io.quarkiverse.handlertesting.runtime.internal.transport;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * Receives a response as it arrives: {@code head (chunk)* end}; {@code failed} may replace the rest at any point. Called on
 * an event loop thread. Must not block or throw.
 */
public interface ResponseReceiver {

    /** @param headers owned by the receiver */
    void head(int status, MultiMap headers);

    /** @param chunk not empty; owned by the receiver */
    void chunk(Buffer chunk);

    /**
     * Ends the response.
     *
     * @param trailers the fields after the body; empty if there are none
     */
    void end(MultiMap trailers);

    /** The exchange has ended before the end of the response. No other call follows. */
    void failed(Throwable cause);
}
