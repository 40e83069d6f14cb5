package io.quarkiverse.handlertesting.runtime.internal.client;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.vertx.core.buffer.Buffer;

/**
 * Decodes a compressed body chunk by chunk, while it arrives: gzip (RFC 1952) or zlib (RFC 1950). The classes of the JDK for
 * gzip can only read from a stream that blocks. For one thread at a time.
 */
final class StreamInflater implements AutoCloseable {

    private static final int SIZE = 8 * 1024;
    /** The length of the head of a gzip member without its optional fields: RFC 1952, section 2.3. */
    private static final int HEAD = 10;
    private static final int FLAGS = 3;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final boolean isGzip;
    private final Inflater inflater;
    /** The bytes of a head of gzip so far; {@code null} after the head. */
    private Buffer head;

    StreamInflater(boolean isGzip) {
        this.isGzip = isGzip;
        this.inflater = new Inflater(isGzip);
        this.head = isGzip ? Buffer.buffer() : null;
    }

    /**
     * @return the decoded bytes; empty if there are none yet
     * @throws DataFormatException if the bytes do not have the coding
     */
    Buffer inflate(Buffer chunk) throws DataFormatException {
        Buffer coded = chunk;
        if (head != null) {
            head.appendBuffer(chunk);
            int length = headLength();
            if (length < 0) {
                return Buffer.buffer();
            }
            coded = head.getBuffer(length, head.length());
            head = null;
        }
        inflater.setInput(coded.getBytes());
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        byte[] part = new byte[SIZE];
        for (int count = inflater.inflate(part); count > 0; count = inflater.inflate(part)) {
            decoded.write(part, 0, count);
        }
        if (inflater.needsDictionary()) {
            throw new DataFormatException("it needs a dictionary");
        }
        return Buffer.buffer(decoded.toByteArray());
    }

    /** The length of the head of gzip; negative if it has not arrived as a whole. */
    private int headLength() throws DataFormatException {
        if (head.length() < HEAD) {
            return -1;
        }
        if (head.getUnsignedByte(0) != 0x1f || head.getUnsignedByte(1) != 0x8b || head.getByte(2) != 8) {
            throw new DataFormatException("it does not begin as gzip does");
        }
        int flags = head.getByte(FLAGS);
        int at = HEAD;
        if ((flags & HAS_EXTRA) != 0) {
            at = at + 2 <= head.length() ? at + 2 + head.getUnsignedShortLE(at) : -1;
        }
        at = (flags & HAS_NAME) != 0 ? afterZero(at) : at;
        at = (flags & HAS_COMMENT) != 0 ? afterZero(at) : at;
        at += at >= 0 && (flags & HAS_CRC) != 0 ? 2 : 0;
        return at <= head.length() ? at : -1;
    }

    private int afterZero(int from) {
        for (int at = from; at >= 0 && at < head.length(); at++) {
            if (head.getByte(at) == 0) {
                return at + 1;
            }
        }
        return -1;
    }

    /** Whether the coding has begun and has not ended. */
    boolean isWithin() {
        return !inflater.finished() && (inflater.getBytesRead() > 0 || head != null && head.length() > 0);
    }

    @Override
    public void close() {
        inflater.end();
    }

    @Override
    public String toString() {
        return isGzip ? "gzip" : "deflate";
    }
}
