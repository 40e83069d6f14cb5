package io.quarkiverse.handlertesting.sse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines, which end with CR, LF or CRLF (section 9.2.5), and gives them to the reader of blocks.
 * Works on bytes: in UTF-8 nothing else has those in it. What begins in one chunk and ends in another is put together here.
 */
final class LineScanner {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ALL = 0x0101010101010101L;
    /** One more than the greater of CR and LF. */
    private static final long LIMIT = ALL * 0x0e;
    private static final long HIGH_BITS = ALL * 0x80;

    private static final byte[] BOM = { (byte) 0xef, (byte) 0xbb, (byte) 0xbf };

    private final BlockReader block;
    private final int maxSize;
    /** What has come of the block that has not ended. */
    private byte[] pending = new byte[256];
    private int pendingSize;
    /** Where in it the line begins that has not ended. */
    private int pendingLine;
    /** How much of a byte order mark has come at the beginning of the stream; all of it from the first other byte on. */
    private int bom;
    private boolean afterCarriageReturn;
    private boolean tooLarge;

    LineScanner(BlockReader block, int maxSize) {
        this.block = block;
        this.maxSize = maxSize;
    }

    void scan(byte[] bytes, int from, int to) {
        if (tooLarge) {
            throw new SseTooLargeException(maxSize);
        }
        int blockStart = afterCarriageReturn(bytes, bom < BOM.length ? afterBom(bytes, from, to) : from, to);
        int lineStart = blockStart;
        int end = endOfLine(bytes, lineStart, to);
        while (end < to) {
            check(pendingSize + end - blockStart);
            if (pendingLine == pendingSize) {
                block.line(bytes, lineStart, end);
                lineStart = next(bytes, end, to);
            } else {
                // It has begun in an earlier chunk.
                keep(bytes, lineStart, end);
                block.line(pending, pendingLine, pendingSize);
                lineStart = next(bytes, end, to);
                keep(bytes, end, lineStart);
                blockStart = lineStart;
            }
            if (block.isEmpty()) {
                pendingSize = 0;
                blockStart = lineStart;
            }
            pendingLine = pendingSize;
            end = endOfLine(bytes, lineStart, to);
        }
        check(pendingSize + to - blockStart);
        if (pendingLine == pendingSize) {
            pendingLine += lineStart - blockStart;
        }
        keep(bytes, blockStart, to);
    }

    /** Where the first byte is that is not of a byte order mark at the beginning of the stream. */
    private int afterBom(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] != BOM[bom]) {
                keep(BOM, 0, bom);
                bom = BOM.length;
                return at;
            }
            if (++bom == BOM.length) {
                return at + 1;
            }
        }
        return to;
    }

    private int afterCarriageReturn(byte[] bytes, int from, int to) {
        if (!afterCarriageReturn || from == to) {
            return from;
        }
        afterCarriageReturn = false;
        if (bytes[from] != '\n') {
            return from;
        }
        if (pendingSize > 0) {
            keep(bytes, from, from + 1);
            pendingLine = pendingSize;
        }
        return from + 1;
    }

    /** Where the next line begins. */
    private int next(byte[] bytes, int end, int to) {
        if (bytes[end] == '\n') {
            return end + 1;
        }
        if (end + 1 == to) {
            afterCarriageReturn = true;
            return to;
        }
        return bytes[end + 1] == '\n' ? end + 2 : end + 1;
    }

    private void check(int size) {
        if (size > maxSize) {
            tooLarge = true;
            pending = new byte[0];
            pendingSize = 0;
            pendingLine = 0;
            throw new SseTooLargeException(maxSize);
        }
    }

    private void keep(byte[] bytes, int from, int to) {
        int size = pendingSize + to - from;
        if (size > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(size, 2 * pending.length));
        }
        System.arraycopy(bytes, from, pending, pendingSize, to - from);
        pendingSize = size;
    }

    /** What has not ended. */
    String end() {
        if (bom < BOM.length) {
            keep(BOM, 0, bom);
        }
        String dropped = new String(pending, 0, pendingSize, StandardCharsets.UTF_8);
        pendingSize = 0;
        pendingLine = 0;
        bom = 0;
        afterCarriageReturn = false;
        block.drop();
        return dropped;
    }

    /**
     * Where the next CR or LF is; {@code to} if there is none. Looks at eight bytes at a time: a byte that is less than the
     * limit borrows from its high bit, and the first that does so is one for certain.
     */
    private static int endOfLine(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long word = (long) LONG.get(bytes, at);
            long candidates = (word - LIMIT) & ~word & HIGH_BITS;
            if (candidates == 0) {
                at += Long.BYTES;
            } else {
                at += Long.numberOfTrailingZeros(candidates) / Byte.SIZE;
                if (isEnd(bytes[at])) {
                    return at;
                }
                at++;
            }
        }
        while (at < to && !isEnd(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isEnd(byte character) {
        return character == '\n' || character == '\r';
    }
}
