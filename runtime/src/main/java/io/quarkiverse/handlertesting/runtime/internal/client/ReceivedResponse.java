package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import io.quarkiverse.handlertesting.runtime.internal.application.Monitor;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** A response as it arrives: its head, the chunks not taken yet, and its end. Thread-safe. */
final class ReceivedResponse implements ResponseReceiver {

    /**
     * A chunk of the body.
     *
     * @param frames the frames that end in this chunk; empty if the body is not parsed as a stream
     * @param fault the failure that ended the parsing within this chunk; {@code null} if there is none
     * @param nanos {@code System.nanoTime()} when the chunk arrived
     */
    record Chunk(Buffer bytes, List<?> frames, StreamFault fault, long nanos) {
    }

    private final int kept;
    private final Monitor monitor = new Monitor();
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private long waitingSize;
    private final Buffer beginning = Buffer.buffer();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile int status;
    private volatile MultiMap headers;
    private volatile MultiMap trailers;
    private volatile Throwable failure;

    /**
     * @param kept how many of the first bytes are kept for failure messages
     */
    ReceivedResponse(int kept) {
        this.kept = kept;
    }

    /** Adds a listener, which is called after each change, on an event loop thread. */
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

    /** As {@link #chunk(Buffer)}, with the frames that end in the chunk, and the failure that ended the parsing. */
    void chunk(Buffer chunk, List<?> frames, StreamFault fault) {
        change(() -> {
            chunks.add(new Chunk(chunk, frames, fault, System.nanoTime()));
            waitingSize += chunk.length();
            int left = kept - beginning.length();
            if (left > 0) {
                beginning.appendBuffer(chunk, 0, Math.min(left, chunk.length()));
            }
        });
    }

    @Override
    public void end(MultiMap responseTrailers) {
        change(() -> trailers = responseTrailers);
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
     * @param nanos the longest time to wait; {@code Long.MAX_VALUE} for no limit
     * @return whether it holds
     */
    boolean await(BooleanSupplier condition, long nanos) throws InterruptedException {
        return monitor.await(condition, nanos);
    }

    /** Removes and returns the next chunk; {@code null} if none has arrived. */
    Chunk poll() {
        return monitor.read(() -> {
            Chunk chunk = chunks.poll();
            waitingSize -= chunk == null ? 0 : chunk.bytes().length();
            return chunk;
        });
    }

    /** The size of the chunks not taken yet, in bytes. */
    long waitingSize() {
        return monitor.read(() -> waitingSize);
    }

    /** The chunks not taken yet; a copy. */
    List<Chunk> waitingChunks() {
        return monitor.read(() -> List.copyOf(chunks));
    }

    int waiting() {
        return monitor.read(chunks::size);
    }

    /** Whether no more chunks will arrive; chunks that are not taken yet may be left. */
    boolean isOver() {
        return trailers != null || failure != null;
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

    /** The trailers; {@code null} if the response has not ended. */
    MultiMap trailers() {
        return trailers;
    }

    /** The failure; {@code null} if the response has not failed. */
    Throwable failure() {
        return failure;
    }

    /** The first bytes, for failure messages; a copy. */
    Buffer beginning() {
        return monitor.read(beginning::copy);
    }
}
