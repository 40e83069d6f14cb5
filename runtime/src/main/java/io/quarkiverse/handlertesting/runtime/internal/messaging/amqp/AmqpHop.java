package io.quarkiverse.handlertesting.runtime.internal.messaging.amqp;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
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

    /**
     * Called with a connection that the connector needs; returns what to use in its place. A connection has timers as long as
     * it lives, so it is no work of the message that needs it, and does not live on the context of that message.
     */
    public static Uni<?> connecting(Uni<?> connection, Object holder) {
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        return runs == null ? connection
                : connection.runSubscriptionOn(task -> runs.currentCause().runCarried(null, () -> runOutside(task)));
    }

    private static void runOutside(Runnable task) {
        Context current = Vertx.currentContext();
        if (current != null && VertxContext.isDuplicatedContext(current)) {
            VertxContext.getRootContext(current).runOnContext(ignored -> task.run());
        } else {
            task.run();
        }
    }
}
