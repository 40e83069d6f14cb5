package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.concurrent.CompletableFuture;

import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Collects a response, up to a maximum size. */
final class BufferedResponse implements ResponseReceiver {

    /** The response is larger than the maximum size. */
    static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooLarge() {
            super(null, null, false, false);
        }
    }

    private final long maxSize;
    private final Runnable abort;
    private final CompletableFuture<BufferedResponse> whole = new CompletableFuture<>();
    private int status;
    private MultiMap headers;
    private MultiMap trailers;
    private Buffer body;
    private long size;
    private long ended;

    /**
     * @param maxSize in bytes
     * @param abort called if the response is larger
     */
    BufferedResponse(long maxSize, Runnable abort) {
        this.maxSize = maxSize;
        this.abort = abort;
    }

    /** The whole response. Completes on an event loop thread. */
    CompletableFuture<BufferedResponse> whole() {
        return whole;
    }

    @Override
    public synchronized void head(int responseStatus, MultiMap responseHeaders) {
        status = responseStatus;
        headers = responseHeaders;
    }

    @Override
    public void chunk(Buffer chunk) {
        if (!add(chunk) && whole.completeExceptionally(new TooLarge())) {
            abort.run();
        }
    }

    /** Adds a chunk, unless the response gets too large; returns whether it was added. */
    private synchronized boolean add(Buffer chunk) {
        size += chunk.length();
        if (size > maxSize) {
            return false;
        }
        if (body == null) {
            body = chunk;
        } else {
            body.appendBuffer(chunk);
        }
        return true;
    }

    @Override
    public void end(MultiMap responseTrailers) {
        trailers = responseTrailers;
        ended = System.nanoTime();
        whole.complete(this);
    }

    @Override
    public void failed(Throwable cause) {
        whole.completeExceptionally(cause);
    }

    /**
     * The failure of the exchange, never wrapped: {@code get()} wraps some failures only. {@code null} if it has not failed.
     */
    Throwable failure() {
        return whole.handle((response, thrown) -> thrown).getNow(null);
    }

    /**
     * The response so far, for messages; {@code null} if its head has not arrived.
     *
     * @param maxShown how many characters of the body are shown
     */
    synchronized String shown(int maxShown) {
        return status == 0 ? null
                : ExchangeReport.response(status, 0, headers.entries(), ShownBody.of(body().getBytes(), maxShown));
    }

    /** The status; 0 until the head has arrived. */
    synchronized int status() {
        return status;
    }

    MultiMap headers() {
        return headers;
    }

    /** The trailers of the whole response. */
    MultiMap trailers() {
        return trailers;
    }

    Buffer body() {
        return body == null ? Buffer.buffer() : body;
    }

    /** {@code System.nanoTime()} at the end of the response. */
    long ended() {
        return ended;
    }
}
