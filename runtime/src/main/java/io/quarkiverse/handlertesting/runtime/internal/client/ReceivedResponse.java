package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import io.quarkiverse.handlertesting.runtime.internal.application.Monitor;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseTooLargeException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** A response as it arrives: its head, the chunks that are not taken yet, and its end. Thread-safe. */
final class ReceivedResponse implements ResponseReceiver {

    /**
     * A chunk of the body.
     *
     * @param frames that end with this chunk; empty if the body is not parsed as an event stream
     * @param tooLarge ended the parsing within this chunk; {@code null} if all is well
     * @param nanos {@code System.nanoTime()} when the chunk came
     */
    record Chunk(Buffer bytes, List<SseFrame> frames, SseTooLargeException tooLarge, long nanos) {
    }

    private final int kept;
    private final Monitor monitor = new Monitor();
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private final Buffer beginning = Buffer.buffer();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile int status;
    private volatile MultiMap headers;
    private volatile boolean ended;
    private volatile Throwable failure;

    /**
     * @param kept how many bytes of its beginning are kept for failure messages
     */
    ReceivedResponse(int kept) {
        this.kept = kept;
    }

    /** From now on calls this, on an event loop thread, after each change. */
    void add(Runnable listener) {
        listeners.add(listener);
    }

    void remove(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public void head(int responseStatus, MultiMap responseHeaders) {
        change(() -> {
            headers = responseHeaders;
            status = responseStatus;
        });
    }

    @Override
    public void chunk(Buffer chunk) {
        chunk(chunk, List.of(), null);
    }

    /** As {@link #chunk(Buffer)}, with the frames that end in it, and why there are no more. */
    void chunk(Buffer chunk, List<SseFrame> frames, SseTooLargeException tooLarge) {
        change(() -> {
            chunks.add(new Chunk(chunk, frames, tooLarge, System.nanoTime()));
            int left = kept - beginning.length();
            if (left > 0) {
                beginning.appendBuffer(chunk, 0, Math.min(left, chunk.length()));
            }
        });
    }

    @Override
    public void end() {
        change(() -> ended = true);
    }

    @Override
    public void failed(Throwable cause) {
        change(() -> failure = cause);
    }

    private void change(Runnable change) {
        monitor.change(change);
        listeners.forEach(Runnable::run);
    }

    /**
     * Blocks until the condition holds.
     *
     * @param nanos for how long at most; {@code Long.MAX_VALUE} for ever
     * @return whether it holds
     */
    boolean await(BooleanSupplier condition, long nanos) throws InterruptedException {
        return monitor.await(condition, nanos);
    }

    /** The next chunk; {@code null} if none is there. */
    Chunk poll() {
        return monitor.read(chunks::poll);
    }

    /** A copy. */
    List<Chunk> waitingChunks() {
        return monitor.read(() -> List.copyOf(chunks));
    }

    int waiting() {
        return monitor.read(chunks::size);
    }

    /** Whether no more chunks will come; some may still be there to take. */
    boolean isOver() {
        return ended || failure != null;
    }

    boolean hasHead() {
        return status != 0;
    }

    int status() {
        return status;
    }

    MultiMap headers() {
        return headers;
    }

    /** {@code null} if it has not failed. */
    Throwable failure() {
        return failure;
    }

    /** The first bytes, for failure messages; a copy. */
    Buffer beginning() {
        return monitor.read(beginning::copy);
    }
}
