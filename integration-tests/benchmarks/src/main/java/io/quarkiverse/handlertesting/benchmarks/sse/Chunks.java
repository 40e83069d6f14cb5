package io.quarkiverse.handlertesting.benchmarks.sse;

import java.io.InputStream;

/**
 * A stream that arrives piece by piece, as from a network.
 *
 * @param bytes the whole stream
 * @param size the number of bytes of each piece except the last
 */
record Chunks(byte[] bytes, int size) {

    static Chunks whole(byte[] bytes) {
        return new Chunks(bytes, Math.max(1, bytes.length));
    }

    /** The number of bytes of the piece that begins at an offset. */
    int sizeAt(int offset) {
        return Math.min(size, bytes.length - offset);
    }

    /** A stream for readers that block. No read returns bytes of two pieces. */
    InputStream open() {
        return new ChunkInputStream(this);
    }
}
