package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.List;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageCause;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.MultiOperator;
import io.smallrye.mutiny.operators.multi.MultiOperatorProcessor;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.reactive.messaging.SubscriberDecorator;

/** Knows which message a channel passes to the connector of a broker, which makes a message of the broker of it at once. */
@Singleton
public class OutgoingMessages implements SubscriberDecorator {

    /** The connectors whose messages are followed. */
    private static final List<String> FOLLOWED = List.of("smallrye-kafka", "smallrye-amqp");

    private final ChannelDirectory directory;
    private final ThreadLocal<Sending> sending = new ThreadLocal<>();

    public OutgoingMessages(ChannelDirectory directory) {
        this.directory = directory;
    }

    /** A message that a channel passes to its connector. */
    public record Sending(String channel, Message<?> message) {

        /** {@code null} if the message has none. */
        public RunningCause cause() {
            return MessageCause.of(message).map(MessageCause::cause).orElse(null);
        }

        public List<Object> metadata() {
            return ChannelFormat.metadata(message);
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
        FOLLOWED.stream().flatMap(connector -> ChannelAttributes.of("outgoing", channel, connector).stream())
                .forEach(attributes -> directory.addOutgoing(channel, attributes.topics()));
        return new MultiOperator<Message<?>, Message<?>>((Multi<Message<?>>) messages) {

            @Override
            public void subscribe(MultiSubscriber<? super Message<?>> connector) {
                upstream().subscribe().withSubscriber(new Passing(connector, channel));
            }
        };
    }

    /** The message that this thread passes to a connector; {@code null} for none. Only the first call gets it. */
    public Sending take() {
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
