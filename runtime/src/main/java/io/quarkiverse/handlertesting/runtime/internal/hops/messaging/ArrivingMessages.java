package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork.Acknowledges;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.MultiOperator;
import io.smallrye.mutiny.operators.multi.MultiOperatorProcessor;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.reactive.messaging.MediatorConfiguration;
import io.smallrye.reactive.messaging.MediatorConfiguration.Consumption;
import io.smallrye.reactive.messaging.MediatorConfiguration.Production;

/** The messages on their way to a method of the application, which takes them here. */
final class ArrivingMessages extends MultiOperator<Message<?>, Message<?>> {

    private static final Set<Consumption> ONE_BY_ONE = EnumSet.of(Consumption.MESSAGE, Consumption.PAYLOAD);
    private static final Set<Production> STREAMS = EnumSet.of(Production.STREAM_OF_MESSAGE, Production.STREAM_OF_PAYLOAD);

    private final List<String> channels;
    private final Acknowledges acknowledges;
    private final boolean nacks;
    /** Whether the method is called with a stream, so that a message ends where the method passes it on. */
    private final boolean streaming;
    private final ChannelConsumers consumers;
    private final CurrentCause current;
    /** The messages that the method has taken and that have not ended. */
    private final Map<MessageWork, TakenMessage> taken = new ConcurrentHashMap<>();
    /** The messages that the method has to acknowledge, while anything holds them. */
    private final Set<MessageWork> acknowledgeable = Collections
            .synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    ArrivingMessages(Multi<Message<?>> messages, MediatorConfiguration method, ChannelConsumers consumers,
            CurrentCause current) {
        super(messages);
        this.channels = List.copyOf(method.getIncoming());
        this.streaming = !ONE_BY_ONE.contains(method.consumption()) || STREAMS.contains(method.production());
        this.acknowledges = acknowledges(method.getAcknowledgment(), streaming);
        this.nacks = method.getAcknowledgment() == Strategy.POST_PROCESSING;
        this.consumers = consumers;
        this.current = current;
    }

    /** A stream of messages has no other end than the acknowledgement. */
    private static Acknowledges acknowledges(Strategy strategy, boolean streaming) {
        if (strategy == Strategy.NONE) {
            return Acknowledges.NEVER;
        }
        return strategy == Strategy.MANUAL && !streaming ? Acknowledges.PERHAPS : Acknowledges.ALWAYS;
    }

    @Override
    public void subscribe(MultiSubscriber<? super Message<?>> subscriber) {
        upstream().subscribe().withSubscriber(new Arriving(subscriber));
    }

    /** The messages as the method gets them. */
    Multi<Message<?>> delivering(Multi<Message<?>> messages) {
        return new MultiOperator<>(messages) {

            @Override
            public void subscribe(MultiSubscriber<? super Message<?>> subscriber) {
                upstream().subscribe().withSubscriber(new Delivering(subscriber));
            }
        };
    }

    private final class Arriving extends MultiOperatorProcessor<Message<?>, Message<?>> {

        private final ChannelConsumers.Consumer consumer = new ChannelConsumers.Consumer(channels);

        Arriving(MultiSubscriber<? super Message<?>> subscriber) {
            super(subscriber);
            consumers.add(consumer);
        }

        @Override
        public void onItem(Message<?> message) {
            MessageWork work = MessageWork.of(message);
            if (work != null) {
                TakenMessage here = work.taken(acknowledges, !streaming);
                if (!nacks) {
                    here.endsChannelWhenFailed();
                }
                taken.put(work, here);
                if (acknowledges == Acknowledges.ALWAYS) {
                    acknowledgeable.add(work);
                }
                here.whenEnded(() -> taken.remove(work, here));
                consumer.got(work);
            }
            super.onItem(message);
        }

        @Override
        public void cancel() {
            super.cancel();
            over();
            lost();
        }

        @Override
        public void onFailure(Throwable failure) {
            over();
            RunningCause cause = current.current();
            if (streaming && cause != null) {
                ChannelFailures.taken(failure, cause);
            }
            super.onFailure(failure);
            lost();
        }

        @Override
        public void onCompletion() {
            over();
            super.onCompletion();
        }

        private void over() {
            consumers.remove(consumer);
        }

        /** The messages that the method has taken may stay unacknowledged. */
        private void lost() {
            taken.values().forEach(TakenMessage::ended);
            List<MessageWork> left;
            synchronized (acknowledgeable) {
                left = List.copyOf(acknowledgeable);
                acknowledgeable.clear();
            }
            left.forEach(MessageWork::unrequired);
        }
    }

    private final class Delivering extends MultiOperatorProcessor<Message<?>, Message<?>> {

        Delivering(MultiSubscriber<? super Message<?>> subscriber) {
            super(subscriber);
        }

        @Override
        public void onItem(Message<?> message) {
            MessageWork work = MessageWork.of(message);
            TakenMessage here = work == null || !streaming ? null : taken.get(work);
            try {
                current.runCarried(MessageStamp.causeOfTaken(message, current), () -> super.onItem(message));
            } finally {
                if (here != null) {
                    here.ended();
                }
            }
        }
    }
}
