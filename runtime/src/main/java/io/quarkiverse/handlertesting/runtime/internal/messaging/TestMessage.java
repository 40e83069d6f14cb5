package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.concurrent.CompletableFuture;

import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** A message that a test has sent, from sending to its acknowledgement. Thread-safe. */
public interface TestMessage {

    /**
     * How a message ended.
     *
     * @param outcome {@code null} if the message was not delivered
     * @param failure the reason of a nack; {@code null} for none
     * @param dropped why the message was not delivered; {@code null} if it was
     */
    record End(Outcome outcome, Throwable failure, String dropped) {
    }

    /** The name of its channel. */
    String channelName();

    RunningCause cause();

    CompletableFuture<End> end();

    /** Where the message is that has not ended: {@code "it is in flight to topic orders"}. */
    String state();
}
