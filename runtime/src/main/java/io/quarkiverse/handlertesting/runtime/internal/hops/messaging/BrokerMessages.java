package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** The messages that arrive from one kind of broker. Implementations are beans. Thread-safe. */
public interface BrokerMessages {

    /**
     * Called with each message of an incoming connector, before other decorators.
     *
     * @return {@code null} for a message of another kind
     */
    Arrival arrival(Message<?> message, String channel);

    /** Called when the application begins to read a channel of a connector. */
    void subscribed(String channel);

    /** Called when the application reads the channel no longer. */
    void ended(String channel);

    /** A message that has arrived. */
    interface Arrival {

        /** The cause that the header of the message names; {@code null} if it is unknown. */
        RunningCause cause();

        /** Called when the message counts here, so that it is no longer on its way. The message gets the work as metadata. */
        void counted(MessageWork work);
    }
}
