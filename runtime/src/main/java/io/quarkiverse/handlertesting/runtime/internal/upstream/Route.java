package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.ReceivedHead;

/** Where a call belongs. */
sealed interface Route {

    /** May block, as WireMock may. */
    Answer answer(ReceivedHead head, byte[] body);

    /**
     * To a test that is running, or outside of tests.
     *
     * @param cause empty if it is unknown
     * @param events where the call is recorded; empty for nowhere
     */
    record Answered(UpstreamPartition partition, Optional<Cause> cause, Optional<EventSink> events) implements Route {

        @Override
        public Answer answer(ReceivedHead head, byte[] body) {
            return partition.answer(head, body, cause, events);
        }
    }

    /** To a test that has ended. */
    record Refused(String reason) implements Route {

        @Override
        public Answer answer(ReceivedHead head, byte[] body) {
            return new Answer.Refusal(reason);
        }
    }
}
