package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.MultiOperator;
import io.smallrye.mutiny.operators.multi.MultiOperatorProcessor;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.reactive.messaging.PublisherDecorator;
import io.smallrye.reactive.messaging.Targeted;
import io.smallrye.reactive.messaging.TargetedMessages;

/** Puts the cause of the code that emits a message on the message, and counts it as work. */
@Singleton
public class ChannelPublishers implements PublisherDecorator {

    private final CurrentCause current;
    private final ChannelConsumers consumers;
    private final List<BrokerMessages> brokers;

    public ChannelPublishers(ApplicationTestRuns runs, ChannelConsumers consumers, @All List<BrokerMessages> brokers) {
        this.current = runs.currentCause();
        this.consumers = consumers;
        this.brokers = brokers;
    }

    /** As near to the code that emits as possible: other decorators run on the context of the message, which has the cause. */
    @Override
    public int getPriority() {
        return Integer.MIN_VALUE;
    }

    @Override
    public Multi<? extends Message<?>> decorate(Multi<? extends Message<?>> publisher, List<String> channels,
            boolean isConnector) {
        if (!isConnector) {
            return emitted(publisher, channels);
        }
        String reader = channels.get(0);
        return published(reading(publisher, reader), List.of(BrokerMessages.channel(reader)), reader);
    }

    /** The messages with their causes. Those that have theirs already pass through. */
    Multi<? extends Message<?>> emitted(Multi<?> messages, List<String> channels) {
        return published(messages, channels, null);
    }

    @SuppressWarnings("unchecked")
    private Published published(Multi<?> messages, List<String> channels, String reader) {
        return new Published((Multi<Message<?>>) messages, channels, reader);
    }

    /** The brokers know which channels are read. */
    private Multi<?> reading(Multi<?> messages, String reader) {
        return messages.onSubscription().invoke(() -> brokers.forEach(broker -> broker.subscribed(reader)))
                .onTermination().invoke(() -> brokers.forEach(broker -> broker.ended(reader)));
    }

    private final class Published extends MultiOperator<Message<?>, Message<?>> {

        private final List<String> channels;
        private final String reader;

        /** @param reader {@code null} for messages that the application emits */
        Published(Multi<Message<?>> emitted, List<String> channels, String reader) {
            super(emitted);
            this.channels = channels;
            this.reader = reader;
        }

        @Override
        public void subscribe(MultiSubscriber<? super Message<?>> subscriber) {
            upstream().subscribe().withSubscriber(new Publishing(subscriber, channels, reader));
        }
    }

    private final class Publishing extends MultiOperatorProcessor<Message<?>, Message<?>> {

        private final List<String> channels;
        private final String reader;
        /** The messages that were emitted and that no consumer has taken yet. */
        private final Set<MessageWork> waiting = ConcurrentHashMap.newKeySet();

        Publishing(MultiSubscriber<? super Message<?>> subscriber, List<String> channels, String reader) {
            super(subscriber);
            this.channels = channels;
            this.reader = reader;
        }

        @Override
        public void onItem(Message<?> message) {
            // Of an emitter, of a test, or for another subscriber of the channel.
            MessageWork counted = MessageWork.of(message);
            if (counted != null && counted.isIn(channels)) {
                counted.waitIn(waiting);
                current.runCarried(counted.cause(), () -> super.onItem(message));
                return;
            }
            BrokerMessages.Arrival arrival = reader == null ? null : arrival(message);
            if (arrival != null) {
                onArrival(message, arrival);
                return;
            }
            if (message instanceof TargetedMessages targeted) {
                onTargeted(targeted);
                return;
            }
            RunningCause cause = MessageStamp.cause(message, current);
            if (cause == null || !MessageStamp.isPossible(message)) {
                current.runCarried(cause, () -> super.onItem(message));
                return;
            }
            MessageWork work = MessageWork.begin(cause, channels);
            if (!(message.getPayload() instanceof Targeted)) {
                consumers.expect(work, channels);
            }
            work.waitIn(waiting);
            try {
                current.runCarried(cause, () -> super.onItem(MessageStamp.with(message, work, current)));
            } finally {
                work.sent();
            }
        }

        private BrokerMessages.Arrival arrival(Message<?> message) {
            for (BrokerMessages broker : brokers) {
                BrokerMessages.Arrival arrival = broker.arrival(message, reader);
                if (arrival != null) {
                    return arrival;
                }
            }
            return null;
        }

        /** A message of a broker keeps its class. */
        private void onArrival(Message<?> message, BrokerMessages.Arrival arrival) {
            RunningCause cause = arrival.cause();
            if (cause == null) {
                current.runCarried(null, () -> super.onItem(message));
                return;
            }
            MessageStamp.putOnContext(message, cause);
            MessageWork work = MessageWork.begin(cause, channels);
            if (channels.contains(reader)) {
                // Otherwise each reader has a consumer of its own.
                consumers.expect(work, channels);
            }
            work.waitIn(waiting);
            arrival.counted(work);
            try {
                current.runCarried(cause, () -> super.onItem(message));
            } finally {
                work.sent();
            }
        }

        /** Messages for some of the channels. */
        private void onTargeted(TargetedMessages messages) {
            TargetedMessages stamped = messages;
            List<MessageWork> sent = new ArrayList<>();
            for (Map.Entry<String, Message<?>> message : messages.getPayload().entrySet()) {
                RunningCause cause = MessageStamp.cause(message.getValue(), current);
                if (cause != null && MessageStamp.isPlain(message.getValue())) {
                    MessageWork work = MessageWork.begin(cause, List.of(message.getKey()));
                    work.waitIn(waiting);
                    sent.add(work);
                    stamped = stamped.withMessage(message.getKey(), MessageStamp.with(message.getValue(), work, current));
                }
            }
            try {
                super.onItem(stamped);
            } finally {
                sent.forEach(MessageWork::sent);
            }
        }

        /** Code that emits when a message is requested does not emit on behalf of the message that was handled last. */
        @Override
        public void request(long messages) {
            current.runCarried(null, () -> super.request(messages));
        }

        @Override
        public void onFailure(Throwable failure) {
            if (reader == null) {
                ChannelFailures.ended(failure, current.current(), String.join(", ", channels));
            }
            super.onFailure(failure);
            waiting.forEach(MessageWork::lost);
        }

        @Override
        public void cancel() {
            super.cancel();
            waiting.forEach(MessageWork::lost);
        }
    }
}
