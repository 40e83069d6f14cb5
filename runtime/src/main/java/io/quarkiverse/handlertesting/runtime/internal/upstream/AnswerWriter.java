package io.quarkiverse.handlertesting.runtime.internal.upstream;

import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Response;

import io.quarkiverse.handlertesting.runtime.internal.upstream.raw.RawConnection;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Writes what WireMock answers, as late, in as many pieces and as broken as it says. On the context of the request. */
final class AnswerWriter {

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;

    AnswerWriter(Vertx vertx, HttpServerRequest request) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
    }

    /**
     * @param body of the answer
     */
    void write(Response answer, byte[] body) {
        if (response.closed()) {
            return;
        }
        if (answer.getFault() != null) {
            fault(answer);
            return;
        }
        head(answer);
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else if (answer.shouldAddChunkedDribbleDelay() && body.length > 0) {
            dribble(answer.getChunkedDribbleDelay(), body);
        } else {
            response.end(Buffer.buffer(body));
        }
    }

    private void head(Response answer) {
        response.setStatusCode(answer.getStatus());
        if (answer.getStatusMessage() != null) {
            response.setStatusMessage(answer.getStatusMessage());
        }
        for (HttpHeader header : answer.getHeaders().all()) {
            response.headers().add(header.key(), header.values());
        }
    }

    private void fault(Response answer) {
        RawConnection connection = new RawConnection(request);
        switch (answer.getFault()) {
            case CONNECTION_RESET_BY_PEER -> connection.reset();
            case EMPTY_RESPONSE -> connection.close();
            case RANDOM_DATA_THEN_CLOSE -> connection.garbage();
            case MALFORMED_RESPONSE_CHUNK -> {
                response.setChunked(true);
                response.write(Buffer.buffer()).onComplete(written -> connection.garbage());
            }
        }
    }

    private void dribble(ChunkedDribbleDelay delay, byte[] body) {
        int chunks = Math.max(1, Math.min(delay.getNumberOfChunks(), body.length));
        if (!response.headers().contains("Content-Length")) {
            response.setChunked(true);
        }
        dribble(Buffer.buffer(body), chunks, Math.max(1, delay.getTotalDuration() / chunks));
    }

    private void dribble(Buffer left, int chunks, int interval) {
        vertx.setTimer(interval, now -> {
            if (response.closed()) {
                return;
            }
            int size = chunks == 1 ? left.length() : left.length() / chunks;
            response.write(left.getBuffer(0, size));
            if (chunks == 1) {
                response.end();
            } else {
                dribble(left.getBuffer(size, left.length()), chunks - 1, interval);
            }
        });
    }
}
