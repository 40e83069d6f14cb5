package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.Optional;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/**
 * Metadata of a message: the cause of all that the message leads to. It stays in this JVM; over a broker, a header carries the
 * cause.
 */
public record MessageCause(RunningCause cause) {

    /** The cause in the metadata of a message; empty if it has none. */
    public static Optional<MessageCause> of(Message<?> message) {
        return message.getMetadata(MessageCause.class);
    }
}
