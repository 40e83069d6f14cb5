package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Records the signals of a response, in order. */
final class RecordingReceiver implements ResponseReceiver {

    private final List<String> all = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Buffer chunk;

    List<String> all() {
        return all;
    }

    /** Waits for the end or the failure. */
    void awaitOver() throws InterruptedException {
        if (!over.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("It has not ended: " + all);
        }
    }

    /** The last signal. */
    Buffer chunk() {
        return chunk;
    }

    @Override
    public void head(int status, MultiMap headers) {
        all.add(status + " " + headers.entries());
    }

    @Override
    public void chunk(Buffer bytes) {
        chunk = bytes;
        all.add(bytes.toString());
    }

    @Override
    public void end(MultiMap trailers) {
        all.add(trailers.isEmpty() ? "(end)" : "(end) " + trailers.entries());
        over.countDown();
    }

    @Override
    public void failed(Throwable cause) {
        all.add("(" + cause.getMessage() + ")");
        over.countDown();
    }
}
