package io.quarkiverse.handlertesting.benchmarks.sse;

import java.io.InputStream;

/**
 * A stream as a network brings it: piece by piece.
 *
 * @param bytes all of it
 * @param size how many bytes each piece has, but the last
 */
record Chunks(byte[] bytes, int size) {

    static Chunks whole(byte[] bytes) {
        return new Chunks(bytes, Math.max(1, bytes.length));
    }

    /** How many bytes the piece has that begins there. */
    int sizeAt(int offset) {
        return Math.min(size, bytes.length - offset);
    }

    /** For readers that block until there is more. No read gives more than what is left of a piece. */
    InputStream open() {
        return new ChunkInputStream(this);
    }
}
