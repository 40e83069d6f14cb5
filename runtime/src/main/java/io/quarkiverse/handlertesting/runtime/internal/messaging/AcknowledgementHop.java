package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.concurrent.CompletionStage;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Called by the messages of connectors, whose classes are changed for the tests, when they are acknowledged. */
public final class AcknowledgementHop {

    private AcknowledgementHop() {
    }

    /** Called when a message of a broker is acked. */
    public static void acking(Object message) {
        Arrived arrived = Arrived.of((Message<?>) message);
        if (arrived != null) {
            arrived.acknowledging(null);
        }
    }

    /** Called when a message of a broker is nacked. */
    public static void nacking(Object message, Object reason) {
        Arrived arrived = Arrived.of((Message<?>) message);
        if (arrived != null) {
            arrived.acknowledging((Throwable) reason);
        }
    }

    /** Called with the result of an ack; returns the result to use in its place. */
    public static CompletionStage<Void> acked(CompletionStage<Void> result, Object message, Metadata metadata) {
        return followed(result, message);
    }

    /** Called with the result of a nack; returns the result to use in its place. */
    public static CompletionStage<Void> nacked(CompletionStage<Void> result, Object message, Throwable reason) {
        return followed(result, message);
    }

    private static CompletionStage<Void> followed(CompletionStage<Void> result, Object message) {
        Arrived arrived = Arrived.of((Message<?>) message);
        // What follows the result runs before the end.
        return arrived == null ? result : result.whenComplete((none, failure) -> arrived.acknowledged());
    }
}
