package io.quarkiverse.handlertesting.benchmarks.sse;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/** Each read returns bytes of one piece only. Stops a reader that keeps on reading after the end. */
final class ChunkInputStream extends InputStream {

    /** More reads than a reader needs that recognizes the end. */
    private static final int MOST_READS_AT_END = 1_000;

    private final Chunks chunks;
    private int position;
    private int readsAtEnd;

    ChunkInputStream(Chunks chunks) {
        this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : chunks.bytes()[position++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, available());
        System.arraycopy(chunks.bytes(), position, into, offset, count);
        position += count;
        return count;
    }

    private boolean isAtEnd() throws IOException {
        if (position < chunks.bytes().length) {
            return false;
        }
        if (++readsAtEnd > MOST_READS_AT_END) {
            throw new InterruptedIOException("The reader keeps on reading after the end");
        }
        return true;
    }

    /** The bytes that are left of the piece. */
    @Override
    public int available() {
        int left = chunks.bytes().length - position;
        return Math.min(left, chunks.size() - position % chunks.size());
    }
}
