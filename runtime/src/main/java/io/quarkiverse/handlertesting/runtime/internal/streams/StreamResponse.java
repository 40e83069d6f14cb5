package io.quarkiverse.handlertesting.runtime.internal.streams;

import io.quarkiverse.handlertesting.runtime.internal.streams.StreamProgress.State;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** The response to a request for a stream. Use it on the context of the request only. */
public final class StreamResponse {

    /** RFC 9113, section 7. Without a code it would be NO_ERROR, which clients take for a normal end. */
    private static final long INTERNAL_ERROR = 0x2;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context context;
    private final StreamProgress progress;
    private boolean closed;
    private Runnable whenClosed = () -> {
    };

    StreamResponse(RoutingContext exchange) {
        this(exchange.request(), exchange.vertx().getOrCreateContext(), StreamProgress.of(exchange));
    }

    StreamResponse(HttpServerRequest request, Context context, StreamProgress progress) {
        this.request = request;
        this.response = request.response();
        this.context = context;
        this.progress = progress;
        response.exceptionHandler(lost -> close());
        response.closeHandler(left -> close());
        if (!request.isEnded()) {
            // Otherwise Vert.x would not notice that the client leaves.
            request.resume();
        }
    }

    StreamProgress progress() {
        return progress;
    }

    Context context() {
        return context;
    }

    /** Sends the head, so that the client is connected before the first event. */
    void begin(String type) {
        response.putHeader("Content-Type", type).putHeader("Cache-Control", "no-cache").setChunked(true);
        response.write(Buffer.buffer());
    }

    /** Sets the action that runs once, when the client or {@link #cut} has closed the response. */
    void onClose(Runnable action) {
        whenClosed = action;
        if (closed) {
            action.run();
        }
    }

    private void close() {
        if (!closed) {
            closed = true;
            progress.over(State.LEFT);
            whenClosed.run();
        }
    }

    /** Whether nothing more can be written. */
    boolean isClosed() {
        return closed || response.closed() || response.ended();
    }

    Future<Void> write(Buffer bytes) {
        progress.sent();
        return response.write(bytes);
    }

    boolean isFull() {
        return response.writeQueueFull();
    }

    void onDrain(Runnable drained) {
        response.drainHandler(now -> drained.run());
    }

    Future<Void> end() {
        progress.over(State.ENDED);
        return response.end();
    }

    /** Drops the connection, after the chunks that were written; in HTTP/2, resets only this stream. */
    void cut() {
        progress.over(State.CUT);
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset(INTERNAL_ERROR);
        } else {
            request.connection().close();
        }
    }
}
