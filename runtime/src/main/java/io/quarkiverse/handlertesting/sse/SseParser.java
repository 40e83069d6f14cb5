package io.quarkiverse.handlertesting.sse;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

import io.quarkiverse.handlertesting.runtime.internal.streams.LineScanner;
import io.vertx.core.buffer.Buffer;

/**
 * Reads an event stream chunk by chunk, however the stream is split into chunks: WHATWG HTML living standard, section 9.2.6,
 * interpreting an event stream.
 *
 * <pre>
 * SseParser parser = new SseParser(frames::add);
 * parser.parse(chunk);
 * parser.end();
 * </pre>
 *
 * The consumer gets a frame as soon as the blank line after it has arrived, and a comment at the end of its line. It also
 * gets frames that are not events, such as comments: see {@link SseFrame#isEvent}.
 * <p>
 * Does no I/O, and keeps only the block that has not ended yet. For one thread at a time.
 */
public final class SseParser {

    /** The maximum size of a frame by default: 1 MiB. */
    public static final int DEFAULT_MAX_SIZE = 1 << 20;

    private final BlockReader block;
    private final LineScanner lines;

    /**
     * A parser with {@link #DEFAULT_MAX_SIZE}.
     *
     * @param frames called with each frame, on the thread that calls {@code parse}
     */
    public SseParser(Consumer<? super SseFrame> frames) {
        this(frames, DEFAULT_MAX_SIZE);
    }

    /**
     * A parser with a limit of its own.
     *
     * @param frames called with each frame, on the thread that calls {@code parse}
     * @param maxSize the maximum size of a frame, up to its blank line, in bytes
     */
    public SseParser(Consumer<? super SseFrame> frames, int maxSize) {
        if (maxSize < 1) {
            throw new IllegalArgumentException("The size of an event is at least 1 byte, but got " + maxSize);
        }
        block = new BlockReader(Objects.requireNonNull(frames, "frames"));
        lines = LineScanner.ofEvents(block, maxSize, () -> new SseTooLargeException(maxSize));
    }

    /**
     * Parses the next bytes. The buffer is not kept.
     *
     * @throws SseTooLargeException if a frame is larger than the maximum size; after that, each call throws it
     */
    public void parse(Buffer chunk) {
        byte[] bytes = chunk.getBytes();
        parse(bytes, 0, bytes.length);
    }

    /** As {@link #parse(Buffer)}. */
    public void parse(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        lines.scan(bytes, offset, offset + length);
    }

    /**
     * Ends the stream. As the standard requires, a frame without a blank line after it is dropped. The next chunk is the
     * beginning of another stream, as for a client that has reconnected: the last event id and the reconnection time stay.
     *
     * @return the text that was dropped; empty if nothing was
     */
    public String end() {
        return lines.end();
    }

    /** The last event id so far, which a client sends when it reconnects; empty if there was none. */
    public String lastEventId() {
        return block.lastEventId();
    }

    /** How long a client waits before it reconnects; {@code null} if the stream has not set it. */
    public Duration reconnectionTime() {
        return block.reconnectionTime();
    }
}
