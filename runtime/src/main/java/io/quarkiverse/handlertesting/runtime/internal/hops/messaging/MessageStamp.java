package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.runtime.internal.application.CauseContext;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.reactive.messaging.providers.MetadataInjectableMessage;
import io.smallrye.reactive.messaging.providers.locals.LocalContextMetadata;

/** Puts a cause on messages. */
final class MessageStamp {

    private static final String OF_SPECIFICATION = Message.class.getName();
    private static final String OF_PROVIDER = "io.smallrye.reactive.messaging.providers.";

    private MessageStamp() {
    }

    /**
     * Whether a copy of the message serves as well. Consumers cast messages of connectors, and messages of the application's
     * own classes.
     */
    static boolean isPlain(Message<?> message) {
        String type = message.getClass().getName();
        return type.startsWith(OF_SPECIFICATION) || type.startsWith(OF_PROVIDER);
    }

    /** Whether a message can get the metadata. */
    static boolean isPossible(Message<?> message) {
        return isPlain(message) || message instanceof MetadataInjectableMessage;
    }

    /** The cause that a message has, else that of the code that runs now; {@code null} if it is unknown. */
    static RunningCause cause(Message<?> message, CurrentCause current) {
        return MessageCause.of(message).map(MessageCause::cause).orElseGet(current::current);
    }

    /**
     * The cause of a message that a consumer has taken; {@code null} if it is unknown. The code that runs now may have handled
     * another message before. Only a message that could not be copied has no cause of its own.
     */
    static RunningCause causeOfTaken(Message<?> message, CurrentCause current) {
        return isPlain(message) ? MessageCause.of(message).map(MessageCause::cause).orElse(null) : cause(message, current);
    }

    /**
     * The message with its cause, on its context too: a copy, which reports its acknowledgement, or for the message of a
     * connector the message itself. A connector counts it until its acknowledgement, so only its consumers are counted here.
     */
    static Message<?> with(Message<?> message, MessageWork work, CurrentCause current) {
        putOnContext(message, work.cause());
        if (!isPlain(message)) {
            MetadataInjectableMessage<?> own = (MetadataInjectableMessage<?>) message;
            own.injectMetadata(new MessageCause(work.cause()));
            own.injectMetadata(work);
            work.acknowledged();
            return message;
        }
        return Message.of(message.getPayload(), message.getMetadata().with(new MessageCause(work.cause())).with(work),
                metadata -> reported(work, current, message.ack(metadata)),
                (reason, metadata) -> reported(work, current, nacked(work, message, reason, metadata)));
    }

    private static CompletionStage<Void> nacked(MessageWork work, Message<?> message, Throwable reason, Metadata metadata) {
        ChannelFailures.nacked(reason);
        if (ChannelFailures.areLost(message)) {
            work.failed(reason);
        }
        return message.nack(reason, metadata);
    }

    /** Sets the cause of the context on which consumers run: a new one, which does not have it. */
    static void putOnContext(Message<?> message, RunningCause cause) {
        message.getMetadata().get(LocalContextMetadata.class).map(LocalContextMetadata::context)
                .filter(VertxContext::isDuplicatedContext).ifPresent(context -> CauseContext.put(context, cause));
    }

    /** Reports the acknowledgement after the code that follows it, such as a stream that gets the payload then. */
    private static CompletionStage<Void> reported(MessageWork work, CurrentCause current, CompletionStage<Void> result) {
        CompletableFuture<Void> done = result == null ? null : result.toCompletableFuture();
        if (done == null || done.isDone()) {
            work.acknowledged();
            return result;
        }
        CompletableFuture<Void> followed = new CompletableFuture<>();
        result.whenComplete((none, failure) -> {
            try {
                current.runCarried(work.cause(), () -> complete(followed, failure));
            } finally {
                work.acknowledged();
            }
        });
        return followed;
    }

    private static void complete(CompletableFuture<Void> followed, Throwable failure) {
        if (failure == null) {
            followed.complete(null);
        } else {
            followed.completeExceptionally(failure);
        }
    }
}
