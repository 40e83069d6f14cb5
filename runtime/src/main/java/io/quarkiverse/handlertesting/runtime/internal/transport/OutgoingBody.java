package io.quarkiverse.handlertesting.runtime.internal.transport;

import java.util.concurrent.Flow;

import io.vertx.core.buffer.Buffer;

/** The body of a request. */
public sealed interface OutgoingBody {

    /** None at all. */
    record None() implements OutgoingBody {
    }

    /** All of it. */
    record Whole(Buffer bytes) implements OutgoingBody {
    }

    /**
     * As it comes.
     *
     * @param chunks subscribed to once for each time that it is sent
     * @param length -1 if it is not known
     */
    record Streamed(Flow.Publisher<Buffer> chunks, long length) implements OutgoingBody {
    }
}
