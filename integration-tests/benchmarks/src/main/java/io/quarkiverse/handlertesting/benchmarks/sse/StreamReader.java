package io.quarkiverse.handlertesting.benchmarks.sse;

/** A reader of event streams. May be used for one stream after another. */
interface StreamReader {

    /** Reads a stream to its end, and reports its events as they arrive. */
    void read(Chunks stream, EventListener listener) throws Exception;
}
