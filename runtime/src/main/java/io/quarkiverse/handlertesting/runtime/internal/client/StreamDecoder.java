package io.quarkiverse.handlertesting.runtime.internal.client;

import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;

/** Parses the frames of a stream as it arrives, and passes them on with the chunks in which they end. */
interface StreamDecoder extends ResponseReceiver {

    /** The beginning of a frame that was incomplete at the end of the stream; empty if there is none. */
    String dropped();

    /** Whether the journal got all frames so far. It may have dropped some for lack of room. */
    boolean hasRecordedAll();
}
