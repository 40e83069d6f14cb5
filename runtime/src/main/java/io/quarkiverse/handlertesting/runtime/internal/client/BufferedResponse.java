package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.concurrent.CompletableFuture;

import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Gathers a response, as long as it is not too large. */
final class BufferedResponse implements ResponseReceiver {

    /** The response has more bytes than it may have. */
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
    private Buffer body;
    private long size;
    private long ended;

    /**
     * @param maxSize in bytes
     * @param abort called if there are more
     */
    BufferedResponse(long maxSize, Runnable abort) {
        this.maxSize = maxSize;
        this.abort = abort;
    }

    /** Completed on an event loop thread. */
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

    /** Whether it is not too much. */
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

    /**
     * What there is of it now, for messages; {@code null} if that is nothing.
     *
     * @param maxShown how many characters of its body
     */
    synchronized String shown(int maxShown) {
        return status == 0 ? null
                : ExchangeReport.response(status, 0, headers.entries(), ShownBody.of(body().getBytes(), maxShown));
    }

    /** 0 before the head of the response. */
    synchronized int status() {
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
