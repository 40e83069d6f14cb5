package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageCause;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelAttributes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.MultiOperator;
import io.smallrye.mutiny.operators.multi.MultiOperatorProcessor;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.reactive.messaging.SubscriberDecorator;

/** Knows which message a channel passes to Kafka's connector, which makes a record of it at once. */
@Singleton
public class KafkaOutgoing implements SubscriberDecorator {

    private final ChannelDirectory directory;
    private final ThreadLocal<Sending> sending = new ThreadLocal<>();

    public KafkaOutgoing(ChannelDirectory directory) {
        this.directory = directory;
    }

    /** A message that a channel passes to its connector. */
    record Sending(String channel, Message<?> message) {

        /** {@code null} if the message has none. */
        RunningCause cause() {
            return MessageCause.of(message).map(MessageCause::cause).orElse(null);
        }

        List<Object> metadata() {
            List<Object> metadata = new ArrayList<>();
            message.getMetadata().forEach(metadata::add);
            return List.copyOf(metadata);
        }
    }

    /** As near to the connector as possible. */
    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Multi<? extends Message<?>> decorate(Multi<? extends Message<?>> messages, List<String> channels,
            boolean isConnector) {
        String channel = channels.get(0);
        if (!isConnector) {
            return messages;
        }
        ChannelAttributes.of("outgoing", channel, KafkaFormat.CONNECTOR)
                .ifPresent(attributes -> directory.addOutgoing(channel, attributes.topics()));
        return new MultiOperator<Message<?>, Message<?>>((Multi<Message<?>>) messages) {

            @Override
            public void subscribe(MultiSubscriber<? super Message<?>> connector) {
                upstream().subscribe().withSubscriber(new Passing(connector, channel));
            }
        };
    }

    /** The message that this thread passes to a connector; {@code null} for none. Only the first call gets it. */
    Sending take() {
        Sending taken = sending.get();
        sending.remove();
        return taken;
    }

    private final class Passing extends MultiOperatorProcessor<Message<?>, Message<?>> {

        private final String channel;

        Passing(MultiSubscriber<? super Message<?>> connector, String channel) {
            super(connector);
            this.channel = channel;
        }

        @Override
        public void onItem(Message<?> message) {
            sending.set(new Sending(channel, message));
            try {
                super.onItem(message);
            } finally {
                sending.remove();
            }
        }
    }
}
