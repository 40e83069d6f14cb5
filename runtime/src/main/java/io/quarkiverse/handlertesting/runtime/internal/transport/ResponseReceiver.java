package io.quarkiverse.handlertesting.runtime.internal.transport;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * Is notified of a response as it comes, on an event loop thread that it must not block: {@code head (chunk)* end}, which
 * {@code
 * failed} may cut short anywhere. Must not throw.
 */
public interface ResponseReceiver {

    /** @param headers its own from now on */
    void head(int status, MultiMap headers);

    /** @param chunk not empty, its own from now on */
    void chunk(Buffer chunk);

    void end();

    /** The exchange has ended before the response did, for whatever reason. Nothing comes after it. */
    void failed(Throwable cause);
}
