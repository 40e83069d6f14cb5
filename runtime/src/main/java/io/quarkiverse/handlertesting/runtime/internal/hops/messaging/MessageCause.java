package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.smallrye.reactive.messaging.MergeableMetadata;

/**
 * Metadata of a message: the cause of all that the message leads to. It stays in this JVM; over a broker, a header carries the
 * cause. A message that {@code Messages.merge} makes out of several has all their causes.
 */
public record MessageCause(RunningCause cause) implements MergeableMetadata<MessageCause> {

    /** The cause in the metadata of a message; empty if it has none. */
    public static Optional<MessageCause> of(Message<?> message) {
        return message.getMetadata().get(MessageCause.class);
    }

    @Override
    public MessageCause merge(MessageCause other) {
        return new MessageCause(RunningCause.joined(List.of(cause, other.cause)));
    }
}
