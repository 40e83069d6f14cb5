package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkiverse.handlertesting.runtime.internal.upstream.raw.RawConnection;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Writes a response in the pieces, and with the fault, that its stub defines. Must be used on the context of the request. */
final class AnswerWriter {

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;

    AnswerWriter(RoutingContext exchange) {
        this.vertx = exchange.vertx();
        this.request = exchange.request();
        this.response = request.response();
    }

    /** @param body the body of the reply */
    void write(Reply reply, byte[] body) {
        if (response.closed()) {
            return;
        }
        if (reply.fault().isPresent()) {
            fail(reply.fault().get());
            return;
        }
        head(reply);
        if (isHead() || body.length == 0 || reply.dribble().isEmpty()) {
            end(body);
        } else {
            dribble(reply.dribble().get(), body);
        }
    }

    void refuse(String reason) {
        if (!response.closed()) {
            response.setStatusCode(404).putHeader("Content-Type", "text/plain; charset=UTF-8");
            end(reason.getBytes(UTF_8));
        }
    }

    private boolean isHead() {
        return request.method() == HttpMethod.HEAD;
    }

    private void end(byte[] body) {
        if (isHead()) {
            response.end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }

    private void head(Reply reply) {
        response.setStatusCode(reply.status());
        reply.statusMessage().ifPresent(response::setStatusMessage);
        reply.headers().forEach((name, values) -> response.headers().add(name, values));
    }

    private void fail(Reply.Fault fault) {
        RawConnection connection = new RawConnection(request);
        switch (fault) {
            case RESET -> connection.reset();
            case EMPTY -> connection.close();
            case GARBAGE -> connection.garbage();
            case GARBAGE_AFTER_HEAD -> {
                response.setChunked(true);
                response.write(Buffer.buffer()).onComplete(written -> connection.garbage());
            }
        }
    }

    private void dribble(Reply.Dribble dribble, byte[] body) {
        int pieces = Math.max(1, Math.min(dribble.pieces(), body.length));
        if (!response.headers().contains("Content-Length")) {
            response.setChunked(true);
        }
        dribble(Buffer.buffer(body), pieces, Math.max(1, dribble.milliseconds() / pieces));
    }

    private void dribble(Buffer left, int pieces, int interval) {
        vertx.setTimer(interval, now -> {
            if (response.closed()) {
                return;
            }
            int size = pieces == 1 ? left.length() : left.length() / pieces;
            response.write(left.getBuffer(0, size));
            if (pieces == 1) {
                response.end();
            } else {
                dribble(left.getBuffer(size, left.length()), pieces - 1, interval);
            }
        });
    }
}
