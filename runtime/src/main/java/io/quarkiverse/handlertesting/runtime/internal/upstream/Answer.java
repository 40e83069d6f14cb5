package io.quarkiverse.handlertesting.runtime.internal.upstream;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.Reply;
import io.vertx.ext.web.RoutingContext;

/** The answer of an upstream to a call. */
sealed interface Answer {

    /** The milliseconds to wait before the first byte is written. */
    long delay();

    /** Writes the response. Must be called on the context of the request. */
    void write(RoutingContext exchange);

    /**
     * The response that the stub defines.
     *
     * @param body the body of the reply; the caller has read it on a worker thread, since it may be a file
     */
    record Stubbed(Reply reply, byte[] body) implements Answer {

        @Override
        public long delay() {
            return reply.delay();
        }

        @Override
        public void write(RoutingContext exchange) {
            new AnswerWriter(exchange).write(reply, body);
        }
    }

    /**
     * A stream instead of the response that the stub defines.
     *
     * @param cause {@code null} if it is unknown
     */
    record Streamed(UpstreamPartition partition, Reply reply, Cause cause) implements Answer {

        @Override
        public long delay() {
            return reply.delay();
        }

        @Override
        public void write(RoutingContext exchange) {
            partition.open(exchange, reply, cause);
        }
    }

    /** A 404 whose body is the reason, so that the application can log it. */
    record Refusal(String reason) implements Answer {

        @Override
        public long delay() {
            return 0;
        }

        @Override
        public void write(RoutingContext exchange) {
            new AnswerWriter(exchange).refuse(reason);
        }
    }
}
