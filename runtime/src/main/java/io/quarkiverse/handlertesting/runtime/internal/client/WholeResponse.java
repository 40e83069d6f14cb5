package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.concurrent.CompletableFuture;

import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Gathers a response, as long as it is not too large. */
final class WholeResponse implements ResponseReceiver {

    /** The response has more bytes than it may have. */
    static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooLarge() {
            super(null, null, false, false);
        }
    }

    private final long maxSize;
    private final Runnable abort;
    private final CompletableFuture<WholeResponse> whole = new CompletableFuture<>();
    private int status;
    private MultiMap headers;
    private Buffer body;
    private long size;
    private long ended;

    /**
     * @param maxSize in bytes
     * @param abort called if there are more
     */
    WholeResponse(long maxSize, Runnable abort) {
        this.maxSize = maxSize;
        this.abort = abort;
    }

    /** Completed on an event loop thread. */
    CompletableFuture<WholeResponse> whole() {
        return whole;
    }

    @Override
    public void head(int responseStatus, MultiMap responseHeaders) {
        status = responseStatus;
        headers = responseHeaders;
    }

    @Override
    public void chunk(Buffer chunk) {
        size += chunk.length();
        if (size > maxSize) {
            if (whole.completeExceptionally(new TooLarge())) {
                body = null;
                abort.run();
            }
        } else if (body == null) {
            body = chunk;
        } else {
            body.appendBuffer(chunk);
        }
    }

    @Override
    public void end() {
        ended = System.nanoTime();
        whole.complete(this);
    }

    @Override
    public void failed(Throwable cause) {
        whole.completeExceptionally(cause);
    }

    /** What has cut it short, as it is: {@code get()} throws some wrapped, and others not. {@code null} if nothing has. */
    Throwable failure() {
        return whole.handle((response, thrown) -> thrown).getNow(null);
    }

    /** 0 as long as there is none. */
    int status() {
        return status;
    }

    MultiMap headers() {
        return headers;
    }

    Buffer body() {
        return body == null ? Buffer.buffer() : body;
    }

    /** {@code System.nanoTime()} of its end. */
    long ended() {
        return ended;
    }
}
