package io.quarkiverse.handlertesting.sse;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

import io.vertx.core.buffer.Buffer;

/**
 * Reads an event stream as it comes, chunk by chunk, however that is cut: WHATWG HTML living standard, section 9.2.6,
 * interpreting an event stream.
 *
 * <pre>
 * SseParser parser = new SseParser(frames::add);
 * parser.parse(chunk);
 * parser.end();
 * </pre>
 *
 * A frame is given as soon as the blank line behind it has come, a comment with the end of its line. Frames that are no
 * events, as comments, are given too: see {@link SseFrame#isEvent}.
 * <p>
 * Does no I/O, and keeps only what has not ended yet. For one thread at a time.
 */
public final class SseParser {

    /** 1 MiB. */
    public static final int DEFAULT_MAX_SIZE = 1 << 20;

    private final BlockReader block;
    private final LineScanner lines;

    /**
     * With {@link #DEFAULT_MAX_SIZE}.
     *
     * @param frames told of each frame, by the thread that gives the chunk that ends it
     */
    public SseParser(Consumer<? super SseFrame> frames) {
        this(frames, DEFAULT_MAX_SIZE);
    }

    /**
     * @param maxSize how many bytes a frame may have, until its blank line
     */
    public SseParser(Consumer<? super SseFrame> frames, int maxSize) {
        if (maxSize < 1) {
            throw new IllegalArgumentException("The size of an event is at least 1 byte, but got " + maxSize);
        }
        block = new BlockReader(Objects.requireNonNull(frames, "frames"));
        lines = new LineScanner(block, maxSize);
    }

    /**
     * The next bytes, not kept.
     *
     * @throws SseTooLargeException if a frame has more bytes than it may; from then on, always
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
     * The stream has ended. What has no blank line behind it is not given, as the standard has it. What is parsed next is
     * another stream, that of a client that has reconnected: the last id and the reconnection time stay.
     *
     * @return what was dropped; empty if that is nothing
     */
    public String end() {
        return lines.end();
    }

    /** The last id until now, as that of a reconnecting client; empty if there was none. */
    public String lastEventId() {
        return block.lastEventId();
    }

    /** How long a client waits before it reconnects; {@code null} if the stream has not said. */
    public Duration reconnectionTime() {
        return block.reconnectionTime();
    }
}
