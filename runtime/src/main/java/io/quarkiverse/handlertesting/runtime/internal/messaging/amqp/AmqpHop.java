package io.quarkiverse.handlertesting.runtime.internal.messaging.amqp;

import java.util.concurrent.CompletionStage;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Arrived;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ArrivedMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.amqp.AmqpMessage;

/** Called by AMQP's connector, whose classes are changed for the tests. */
public final class AmqpHop {

    private AmqpHop() {
    }

    /** Called with what the connector has made of a message; returns what to send in its place, {@code null} for nothing. */
    public static AmqpMessage sending(AmqpMessage made, Object sender, Message<?> message) {
        return made == null ? null
                : Beans.find(AmqpFlights.class).map(flights -> flights.sending(made, message)).orElse(made);
    }

    /** Called with the result of the sending; returns the result to use in its place. */
    public static Uni<?> sent(Uni<?> result, Object sender, AmqpMessage message) {
        return Beans.find(AmqpFlights.class).<Uni<?>> map(flights -> flights.followed(result, message)).orElse(result);
    }

    /** Called when a message of a broker is acked. */
    public static void acking(Object message) {
        Arrived arrived = arrived(message);
        if (arrived != null) {
            arrived.acknowledging(null);
        }
    }

    /** Called when a message of a broker is nacked. */
    public static void nacking(Object message, Object reason) {
        Arrived arrived = arrived(message);
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
        Arrived arrived = arrived(message);
        // What follows the result runs before the end.
        return arrived == null ? result : result.whenComplete((none, failure) -> arrived.acknowledged());
    }

    /** {@code null} for a message that has not arrived from a broker. */
    private static Arrived arrived(Object message) {
        return ((Message<?>) message).getMetadata().get(ArrivedMessage.class).orElse(null);
    }
}
