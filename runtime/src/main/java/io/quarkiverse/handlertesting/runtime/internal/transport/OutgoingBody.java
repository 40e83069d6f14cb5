package io.quarkiverse.handlertesting.runtime.internal.transport;

import java.util.concurrent.Flow;

import io.vertx.core.buffer.Buffer;

/** The body of a request. */
public sealed interface OutgoingBody {

    /** No body. */
    record None() implements OutgoingBody {
    }

    /** A body in memory. */
    record Whole(Buffer bytes) implements OutgoingBody {
    }

    /**
     * A body that is produced while it is sent.
     *
     * @param chunks has one subscriber each time that the body is sent
     * @param length in bytes; -1 if it is not known
     */
    record Streamed(Flow.Publisher<Buffer> chunks, long length) implements OutgoingBody {
    }
}
