package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Cuts a stream of bytes into lines, and gives them to a reader. Works on bytes: in UTF-8, no other character contains the
 * bytes CR or LF. Reassembles lines that are split across chunks. Skips a byte order mark at the beginning.
 */
public final class LineScanner {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ALL = 0x0101010101010101L;
    /** In each byte, one more than CR, the greater of CR and LF. */
    private static final long LIMIT = ALL * 0x0e;
    private static final long HIGH_BITS = ALL * 0x80;

    private static final byte[] BOM = { (byte) 0xef, (byte) 0xbb, (byte) 0xbf };

    private final LineReader reader;
    /** Whether a CR without an LF ends a line too. */
    private final boolean endsAtCr;
    private final int maxSize;
    private final Supplier<? extends RuntimeException> failure;
    /** The bytes so far of the lines that are kept, and of the line that has not ended. */
    private byte[] pending = new byte[256];
    private int pendingSize;
    /** Where the line that has not ended begins in {@link #pending}. */
    private int pendingLine;
    /** How many bytes of a byte order mark the stream has begun with; its full length after the first other byte. */
    private int bom;
    private boolean afterCarriageReturn;
    private boolean tooLarge;

    private LineScanner(LineReader reader, boolean endsAtCr, int maxSize, Supplier<? extends RuntimeException> failure) {
        this.reader = reader;
        this.endsAtCr = endsAtCr;
        this.maxSize = maxSize;
        this.failure = failure;
    }

    /**
     * Lines that end with CR, LF or CRLF: WHATWG HTML living standard, section 9.2.5.
     *
     * @param maxSize the maximum size of the lines that are kept, in bytes
     * @param failure thrown if they are larger
     */
    public static LineScanner ofEvents(LineReader reader, int maxSize, Supplier<? extends RuntimeException> failure) {
        return new LineScanner(reader, true, maxSize, failure);
    }

    /** As {@link #ofEvents}, but lines end with LF only. A CR before it is part of the line. */
    public static LineScanner ofLines(LineReader reader, int maxSize, Supplier<? extends RuntimeException> failure) {
        return new LineScanner(reader, false, maxSize, failure);
    }

    public void scan(byte[] bytes, int from, int to) {
        if (tooLarge) {
            throw failure.get();
        }
        int keptStart = afterCarriageReturn(bytes, bom < BOM.length ? afterBom(bytes, from, to) : from, to);
        int lineStart = keptStart;
        int end = endOfLine(bytes, lineStart, to);
        while (end < to) {
            check(pendingSize + end - keptStart);
            if (pendingLine == pendingSize) {
                reader.line(bytes, lineStart, end);
                lineStart = next(bytes, end, to);
            } else {
                // The line began in an earlier chunk.
                keep(bytes, lineStart, end);
                reader.line(pending, pendingLine, pendingSize);
                lineStart = next(bytes, end, to);
                keep(bytes, end, lineStart);
                keptStart = lineStart;
            }
            if (reader.isEmpty()) {
                pendingSize = 0;
                keptStart = lineStart;
            }
            pendingLine = pendingSize;
            end = endOfLine(bytes, lineStart, to);
        }
        check(pendingSize + to - keptStart);
        if (pendingLine == pendingSize) {
            pendingLine += lineStart - keptStart;
        }
        keep(bytes, keptStart, to);
    }

    /** The position of the first byte after a byte order mark at the beginning of the stream. */
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

    /** The position where the next line begins. */
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
            throw failure.get();
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

    /** Ends the stream, and returns the text of the lines that are kept, and of the line that had not ended. */
    public String end() {
        if (bom < BOM.length) {
            keep(BOM, 0, bom);
        }
        String dropped = new String(pending, 0, pendingSize, StandardCharsets.UTF_8);
        pendingSize = 0;
        pendingLine = 0;
        bom = 0;
        afterCarriageReturn = false;
        reader.drop();
        return dropped;
    }

    /**
     * The position of the next CR or LF; {@code to} if there is none. Looks at eight bytes at a time: subtracting the limit
     * sets the high bit of a smaller byte. The borrow can set later high bits too, so only the first candidate is certain to
     * be smaller.
     */
    private int endOfLine(byte[] bytes, int from, int to) {
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

    private boolean isEnd(byte character) {
        return character == '\n' || endsAtCr && character == '\r';
    }
}
