package io.quarkiverse.handlertesting.benchmarks.sse;

/** What reads event streams. May be used for one stream after another. */
interface StreamReader {

    /** Reads a stream to its end, and tells of its events as they come. */
    void read(Chunks stream, EventListener listener) throws Exception;
}
