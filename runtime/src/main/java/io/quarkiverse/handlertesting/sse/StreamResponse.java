package io.quarkiverse.handlertesting.sse;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** The response to a request for an event stream. To be used on the context of the request. */
final class StreamResponse {

    /** RFC 9113, section 7. Without a code it would be NO_ERROR, which clients take for an end. */
    private static final long INTERNAL_ERROR = 0x2;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context context;
    private boolean closed;
    private Runnable whenClosed = () -> {
    };

    StreamResponse(HttpServerRequest request, Context context) {
        this.request = request;
        this.response = request.response();
        this.context = context;
        response.exceptionHandler(lost -> close());
        response.closeHandler(left -> close());
        if (!request.isEnded()) {
            // Otherwise nobody would see the client leave.
            request.resume();
        }
    }

    Context context() {
        return context;
    }

    /** Sends the head, so that a client is connected before there is an event. */
    void begin() {
        response.putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-cache").setChunked(true);
        response.write(Buffer.buffer());
    }

    /** To be called once, when the response has been closed by its client, or by {@link #cut}. */
    void onClose(Runnable told) {
        whenClosed = told;
        if (closed) {
            told.run();
        }
    }

    private void close() {
        if (!closed) {
            closed = true;
            whenClosed.run();
        }
    }

    boolean isClosed() {
        return closed || response.closed();
    }

    Future<Void> write(Buffer bytes) {
        return response.write(bytes);
    }

    boolean isFull() {
        return response.writeQueueFull();
    }

    void onDrain(Runnable drained) {
        response.drainHandler(now -> drained.run());
    }

    Future<Void> end() {
        return response.end();
    }

    /** Drops the connection, behind what has been written; in HTTP/2 only this stream. */
    void cut() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset(INTERNAL_ERROR);
        } else {
            request.connection().close();
        }
    }
}
