package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.regex.Pattern;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** The messages that arrive from one kind of broker. Implementations are beans. Thread-safe. */
public interface BrokerMessages {

    /** The number of a reader. */
    Pattern NUMBER = Pattern.compile("\\$\\d+$");

    /**
     * Called with each message of an incoming connector, before other decorators.
     *
     * @param reader the name of its channel, with a number if the channel has several readers
     * @return {@code null} for a message of another kind
     */
    Arrival arrival(Message<?> message, String reader);

    /** Called when the application begins to read a channel of a connector. */
    void subscribed(String reader);

    /** Called when the application reads the channel no longer. */
    void ended(String reader);

    /** The channel of a reader: {@code orders} for {@code orders$1}, one of several with {@code concurrency}. */
    static String channel(String reader) {
        return NUMBER.matcher(reader).replaceFirst("");
    }

    /** A message that has arrived. */
    interface Arrival {

        /** The cause that the header of the message names; {@code null} if it is unknown. */
        RunningCause cause();

        /** Called when the message counts here, so that it is no longer on its way. The message gets the work as metadata. */
        void counted(MessageWork work);
    }
}
