package io.quarkiverse.handlertesting.runtime.internal.streams;

/** Receives the lines of a stream. */
public interface LineReader {

    /** Receives a line, without its end. The bytes are not kept. */
    void line(byte[] bytes, int start, int end);

    /** Whether the lines so far need not be kept: they belong to nothing that further lines complete. */
    boolean isEmpty();

    /** Discards what further lines would have completed. */
    void drop();
}
