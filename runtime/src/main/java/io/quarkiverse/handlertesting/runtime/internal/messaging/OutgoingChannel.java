package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.concurrent.Flow;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.events.UnwritableMessage;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageCause;
import io.vertx.core.Context;

/**
 * One mocked outgoing channel: records each message, and acks it on an event loop of its own, as a connector does when its
 * broker has confirmed it. A message that cannot be written is recorded as such, and nacked.
 */
final class OutgoingChannel implements Flow.Subscriber<Message<?>> {

    /** The default of Kafka's connector. */
    private static final long MAX_IN_FLIGHT = 1024;

    private final String name;
    private final ChannelFormat.Writer writer;
    private final Context loop;
    private final MockedChannels services;
    private volatile Flow.Subscription subscription;

    OutgoingChannel(String name, ChannelFormat.Writer writer, Context loop, MockedChannels services) {
        this.name = name;
        this.writer = writer;
        this.loop = loop;
        this.services = services;
    }

    @Override
    public void onSubscribe(Flow.Subscription added) {
        subscription = added;
        added.request(MAX_IN_FLIGHT);
    }

    @Override
    public void onNext(Message<?> message) {
        Throwable failure = write(message);
        loop.runOnContext(ignored -> {
            try {
                if (failure == null) {
                    message.ack();
                } else {
                    message.nack(failure);
                }
            } finally {
                subscription.request(1);
            }
        });
    }

    /** Records the message; returns why it cannot be written, {@code null} if it can. */
    private Throwable write(Message<?> message) {
        RunningCause cause = MessageCause.of(message).map(MessageCause::cause)
                .orElseGet(services.runs().currentCause()::current);
        try {
            services.sent(cause, writer.write(message));
            return null;
        } catch (RuntimeException | LinkageError unwritable) {
            services.unwritable(cause, new UnwritableMessage(name, message.getPayload(), unwritable));
            return unwritable;
        }
    }

    @Override
    public void onError(Throwable failure) {
        // The stream of the application has failed, which SmallRye logs.
    }

    @Override
    public void onComplete() {
        // The application sends no further message.
    }

    @Override
    public String toString() {
        return name;
    }
}
