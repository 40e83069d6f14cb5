package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.events.ChannelMessage;

/** How the messages of a connector are written and read. Implementations are beans, one for each kind of connector. */
public interface ChannelFormat {

    /** Whether this is the format of a connector. */
    boolean isOf(String connector);

    Reader reader(ChannelAttributes channel, String type);

    Writer writer(ChannelAttributes channel);

    /**
     * A message as a test sends it.
     *
     * @param key {@code null} for none
     */
    record Sending(Object payload, Object key, Map<String, List<String>> headers) {
    }

    /** Reads what a test sends to one incoming channel. Thread-safe. */
    interface Reader {

        /** @throws IllegalArgumentException if the channel does not take such a payload */
        void check(Object payload);

        /** How many messages come together at most; 1 if the consumers of the channel get no batches. */
        int maxBatch();

        /**
         * The batch of these messages.
         *
         * @param each the messages as consumers would get them one by one
         * @param metadata further metadata of the batch
         * @param acknowledged called when the whole batch has been acknowledged
         */
        Message<?> batch(List<Received> all, List<Message<?>> each, List<Object> metadata, Runnable acknowledged);

        /** Whether messages have keys. */
        boolean hasKeys();

        /**
         * Writes the message as a client outside would, and reads it as the connector does.
         *
         * @param topic where the message comes from; {@code null} for the first topic of the channel
         * @throws IllegalArgumentException if the message cannot be written
         */
        Received read(Sending sending, String topic);
    }

    /** A message that has been read. */
    interface Received {

        /** {@code null} for a message without a payload, or one that cannot be read. */
        Object payload();

        /** Why no consumer gets the message; {@code null} if it can be read. */
        Throwable failure();

        /** The reaction of the connector to a nack of the message, or to bytes that it cannot read. */
        FailureStrategy failureStrategy();

        /**
         * The message as the connector delivers it.
         *
         * @param added further metadata, each in place of metadata of the same class
         */
        Message<?> message(List<Object> added, Acknowledgement acknowledgement);

        /**
         * The next attempt to deliver the message after a nack; empty if the connector makes none.
         *
         * @param metadata what the consumer adds to the nack
         */
        default Optional<Retry> retry(Throwable reason, Metadata metadata) {
            return Optional.empty();
        }

        /**
         * The dead letter for this message.
         *
         * @param metadata what the consumer adds to the nack
         */
        ChannelMessage deadLetter(Throwable reason, Metadata metadata);
    }

    /**
     * A further attempt to deliver a message.
     *
     * @param sent what the connector sends for it
     * @param received what the consumer gets
     */
    record Retry(ChannelMessage sent, Received received) {
    }

    /** The metadata of a message, without ours. */
    static List<Object> metadata(Message<?> message) {
        return StreamSupport.stream(message.getMetadata().spliterator(), false)
                .filter(each -> !each.getClass().getName().startsWith("io.quarkiverse.handlertesting.runtime.internal."))
                .toList();
    }

    /** Writes messages of the application to one outgoing channel. Thread-safe. */
    interface Writer {

        /** @throws RuntimeException if the serializer cannot write the message */
        ChannelMessage write(Message<?> message);
    }

    /** The reaction of a connector to a nack. */
    enum FailureStrategy {
        /** The channel stops. */
        FAIL,
        /** The channel goes on with the next message, without a failure strategy in the configuration. */
        REJECT,
        /** The channel goes on with the next message, as the application has configured it. */
        GO_ON,
        /** As {@link #GO_ON}, after a dead letter. */
        DEAD_LETTER
    }
}
