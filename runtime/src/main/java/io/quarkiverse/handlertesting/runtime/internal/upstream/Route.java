package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.ReceivedHead;

/** The place that a call belongs to. */
sealed interface Route {

    /** Answers the call. May block, because WireMock may. */
    Answer answer(ReceivedHead head, byte[] body);

    /**
     * The call belongs to a running test, or arrived outside of tests. It has entered the partition.
     *
     * @param cause the cause of the call; empty if it is unknown
     * @param events the sink that records the call; empty if the call is not recorded
     */
    record Answered(UpstreamPartition partition, Optional<Cause> cause, Optional<EventSink> events) implements Route {

        @Override
        public Answer answer(ReceivedHead head, byte[] body) {
            try {
                return partition.answer(head, body, cause, events);
            } finally {
                partition.leave();
            }
        }
    }

    /** The call belongs to a test that has ended. */
    record Refused(String reason) implements Route {

        @Override
        public Answer answer(ReceivedHead head, byte[] body) {
            return new Answer.Refusal(reason);
        }
    }
}
