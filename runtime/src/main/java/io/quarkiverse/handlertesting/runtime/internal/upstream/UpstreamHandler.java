package io.quarkiverse.handlertesting.runtime.internal.upstream;

import org.jboss.logging.Logger;

import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;

import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Answers the calls that come to one upstream. WireMock is asked on a worker thread, since it may block. */
final class UpstreamHandler implements Handler<RoutingContext> {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private final CallRouting routing;
    private final WorkerExecutor workers;

    UpstreamHandler(CallRouting routing, WorkerExecutor workers) {
        this.routing = routing;
        this.workers = workers;
    }

    /** What is to be sent. */
    private record Outcome(UpstreamPartition stubs, StubMapping stub, Response response, byte[] body) {

        /** Reads the body, which may be a file. */
        static Outcome of(UpstreamPartition stubs, StubMapping stub, Response response) {
            return new Outcome(stubs, stub, response, response.getBody());
        }
    }

    @Override
    public void handle(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        ReceivedHead head = ReceivedHead.of(request);
        request.body().compose(body -> workers.executeBlocking(() -> answer(head, body), false))
                .onSuccess(outcome -> later(exchange, outcome)).onFailure(failure -> failed(exchange, failure));
    }

    private Outcome answer(ReceivedHead head, Buffer body) {
        Route routed = routing.route(head.first(CauseHeader.NAME));
        if (routed.refusal() != null) {
            return Outcome.of(null, null, Refusals.response(routed.refusal()));
        }
        UpstreamPartition stubs = routed.stubs();
        WireMockEngine.Answer answer = stubs.engine().answer(new UpstreamRequest(head, body.getBytes()));
        StubMapping stub = answer.event().getWasMatched() ? answer.event().getStubMapping() : null;
        routed.called(answer, stub);
        if (stub == null) {
            return Outcome.of(stubs, null,
                    Refusals.response(stubs.unexpected(answer.event().getRequest(), routed.cause())));
        }
        stubs.used(stub);
        return Outcome.of(stubs, stub, answer.response());
    }

    private static void later(RoutingContext exchange, Outcome outcome) {
        long delay = outcome.response().getInitialDelay();
        if (delay > 0) {
            exchange.vertx().setTimer(delay, now -> send(exchange, outcome));
        } else {
            send(exchange, outcome);
        }
    }

    private static void send(RoutingContext exchange, Outcome outcome) {
        try {
            write(exchange, outcome);
        } catch (RuntimeException noAnswer) {
            // A header that is none, for one.
            failed(exchange, noAnswer);
        }
    }

    private static void write(RoutingContext exchange, Outcome outcome) {
        if (outcome.stub() != null && outcome.stubs().isStream(outcome.stub())) {
            outcome.stubs().open(exchange, outcome.stub());
        } else {
            new AnswerWriter(exchange.vertx(), exchange.request()).write(outcome.response(), outcome.body());
        }
    }

    private static void failed(RoutingContext exchange, Throwable failure) {
        LOG.error("A mock upstream could not answer " + exchange.request().method() + " " + exchange.request().uri(), failure);
        if (!exchange.response().ended()) {
            exchange.fail(failure);
        }
    }
}
