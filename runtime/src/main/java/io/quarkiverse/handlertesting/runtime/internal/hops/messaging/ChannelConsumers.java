package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.subscription.MultiEmitter;

/**
 * The consumers of each channel that are subscribed now, and the messages that wait in emitters. Lives as long as the
 * application.
 */
@Singleton
public class ChannelConsumers {

    private final List<Consumer> subscribed = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<MultiEmitter<?>, Set<MessageWork>> emitters = new ConcurrentHashMap<>();

    /**
     * A consumer of channels.
     *
     * @param expected the messages that the consumer is going to get
     */
    record Consumer(List<String> channels, Set<MessageWork> expected) {

        Consumer(List<String> channels) {
            this(channels, ConcurrentHashMap.newKeySet());
        }

        /** Called when the consumer has got a message, or will not get it. */
        void got(MessageWork message) {
            if (expected.remove(message)) {
                message.release();
            }
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    void add(Consumer consumer) {
        subscribed.add(consumer);
    }

    void remove(Consumer consumer) {
        subscribed.remove(consumer);
        consumer.expected.forEach(consumer::got);
    }

    /** A message that several consumers get is not over before all have got it, though the first one may acknowledge it. */
    public void expect(MessageWork message, List<String> channels) {
        List<Consumer> all = new ArrayList<>();
        for (Consumer consumer : subscribed) {
            if (consumer.channels.stream().anyMatch(channels::contains)) {
                all.add(consumer);
            }
        }
        if (all.size() > 1) {
            for (Consumer consumer : all) {
                message.hold();
                consumer.expected.add(message);
                if (!subscribed.contains(consumer)) {
                    consumer.got(message);
                }
            }
        }
    }

    /** The messages that wait in an emitter until it is asked for more. */
    Set<MessageWork> waitingIn(MultiEmitter<?> emitter) {
        Set<MessageWork> waiting = emitters.get(emitter);
        return waiting != null ? waiting : follow(emitter);
    }

    /** Called by one thread at a time: an emitter has a lock. */
    private Set<MessageWork> follow(MultiEmitter<?> emitter) {
        Set<MessageWork> waiting = ConcurrentHashMap.newKeySet();
        emitters.put(emitter, waiting);
        emitter.onTermination(() -> {
            emitters.remove(emitter);
            waiting.forEach(MessageWork::lost);
        });
        return waiting;
    }
}
