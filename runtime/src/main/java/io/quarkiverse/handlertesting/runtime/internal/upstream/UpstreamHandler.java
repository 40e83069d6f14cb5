package io.quarkiverse.handlertesting.runtime.internal.upstream;

import org.jboss.logging.Logger;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationSecrets;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.ReceivedHead;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Reads the calls that arrive at one upstream, and writes the answers. The upstream may block, so it runs on a worker thread.
 */
final class UpstreamHandler implements Handler<RoutingContext> {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private static final int BAD_REQUEST = 400;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private final PartitionedUpstream upstream;
    private final WorkerExecutor workers;

    UpstreamHandler(PartitionedUpstream upstream, WorkerExecutor workers) {
        this.upstream = upstream;
        this.workers = workers;
    }

    @Override
    public void handle(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        ReceivedHead head = ReceivedHead.of(request);
        request.body().onFailure(left -> failed(exchange, left))
                .onSuccess(body -> workers.executeBlocking(() -> upstream.answer(head, body.getBytes()), false)
                        .onSuccess(answer -> later(exchange, head, answer))
                        .onFailure(failure -> unanswered(exchange, head, failure)));
    }

    /** Answers a request that the listener cannot read, after it is recorded. */
    void refuse(HttpServerRequest request) {
        ReceivedHead head = ReceivedHead.ofInvalid(request);
        Throwable reason = request.decoderResult().cause();
        int status = reason instanceof TooLongHttpLineException ? URI_TOO_LONG
                : reason instanceof TooLongHttpHeaderException ? HEADERS_TOO_LARGE : BAD_REQUEST;
        workers.executeBlocking(() -> {
            upstream.refused(head, status, reason);
            return null;
        }, false).onComplete(recorded -> {
            HttpServerResponse response = request.response();
            response.setStatusCode(status).end();
            response.close();
        });
    }

    private void later(RoutingContext exchange, ReceivedHead head, Answer answer) {
        if (answer.delay() > 0) {
            exchange.vertx().setTimer(answer.delay(), now -> send(exchange, head, answer));
        } else {
            send(exchange, head, answer);
        }
    }

    private void send(RoutingContext exchange, ReceivedHead head, Answer answer) {
        try {
            answer.write(exchange);
        } catch (RuntimeException unwritable) {
            unanswered(exchange, head, unwritable);
        }
    }

    /** Fails the test of the call too: its stub cannot answer. */
    private void unanswered(RoutingContext exchange, ReceivedHead head, Throwable failure) {
        if (!exchange.response().closed()) {
            upstream.unanswered(head, failure);
        }
        failed(exchange, failure);
    }

    private static void failed(RoutingContext exchange, Throwable failure) {
        LOG.error(ApplicationSecrets.mask("A mock upstream could not answer " + exchange.request().method() + " "
                + exchange.request().uri()), failure);
        if (!exchange.response().ended()) {
            exchange.fail(failure);
        }
    }
}
