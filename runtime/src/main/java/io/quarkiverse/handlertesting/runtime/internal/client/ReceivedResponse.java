package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** A response as it comes: its head, the chunks that nobody has taken yet, and how it has ended. Thread-safe. */
final class ReceivedResponse implements ResponseReceiver {

    /**
     * A chunk of the body.
     *
     * @param nanos {@code System.nanoTime()} when it came
     */
    record Chunk(Buffer bytes, long nanos) {
    }

    private final int kept;
    private final Monitor monitor = new Monitor();
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private final Buffer beginning = Buffer.buffer();
    private volatile Runnable listener;
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

    /** From now on this is called, on an event loop thread, when something has come. */
    void listen(Runnable whenChanged) {
        listener = whenChanged;
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
        change(() -> {
            chunks.add(new Chunk(chunk, System.nanoTime()));
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
        Runnable told = listener;
        if (told != null) {
            told.run();
        }
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

    /** The next chunk; {@code null} if none has come. */
    Chunk poll() {
        return monitor.read(chunks::poll);
    }

    int waiting() {
        return monitor.read(chunks::size);
    }

    /** Whether nothing more will come; something may yet wait to be taken. */
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

    /** What has come first, for failure messages; a copy. */
    Buffer beginning() {
        return monitor.read(beginning::copy);
    }
}
