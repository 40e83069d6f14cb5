package io.quarkiverse.handlertesting.runtime.internal.upstream;

import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.Reply;
import io.vertx.ext.web.RoutingContext;

/** What an upstream sends to a call. */
sealed interface Answer {

    /** In milliseconds, before anything is written. */
    long delay();

    /** On the context of the request. */
    void write(RoutingContext exchange);

    /**
     * What the stub defines.
     *
     * @param body of the reply; read before, since it may be a file
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

    /** A stream in place of what the stub defines. */
    record Streamed(UpstreamPartition partition, Reply reply) implements Answer {

        @Override
        public long delay() {
            return reply.delay();
        }

        @Override
        public void write(RoutingContext exchange) {
            partition.open(exchange, reply);
        }
    }

    /** A 404 with the reason as its body, for the log of the application. */
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
