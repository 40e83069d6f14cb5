package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Flow;
import java.util.function.Predicate;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.vertx.core.Context;

/**
 * One mocked incoming channel: keeps what tests have sent until its consumer requests it, and emits it on an event loop of its
 * own. Thread-safe.
 */
final class IncomingChannel implements Flow.Publisher<Message<?>> {

    private static final String ENDED = "its test had ended before the channel requested it";

    private final String name;
    private final ChannelFormat.Reader reader;
    private final int maxBatch;
    private final Context loop;
    private final Deque<Item> queue = new ArrayDeque<>();
    /** Why the channel delivers no further message to a test; a consumer of a broker would be dead for all. */
    private final Map<TestRun, String> stopped = new WeakHashMap<>();
    private Flow.Subscriber<? super Message<?>> subscriber;
    private State state = State.UNUSED;
    private long requested;
    /** The message that was delivered last; {@code null} for none. */
    private Item last;
    private boolean isDraining;

    /** A message that waits in the channel. */
    interface Item {

        TestRun testRun();

        /** Whether a consumer gets the message. */
        boolean isReadable();

        /** Whether a consumer has acknowledged the message, positively or negatively. */
        boolean hasEnded();

        /** The message and its test: {@code "request 1: message to orders of OrdersTest.confirms"}. */
        String description();

        /**
         * Called on the event loop of the channel when a consumer has requested the message. Never throws.
         *
         * @param batch the messages that are delivered together, this one first
         */
        void deliver(List<Item> batch, Context loop, Flow.Subscriber<? super Message<?>> subscriber);

        /** Called when no consumer will get the message. */
        void drop(String reason);
    }

    private enum State {
        UNUSED,
        SUBSCRIBED,
        CANCELLED
    }

    /**
     * @param maxBatch how many messages are delivered together at most
     * @param loop an event loop context that nothing else has
     */
    IncomingChannel(String name, ChannelFormat.Reader reader, int maxBatch, Context loop) {
        this.name = name;
        this.reader = reader;
        this.maxBatch = maxBatch;
        this.loop = loop;
    }

    String name() {
        return name;
    }

    ChannelFormat.Reader reader() {
        return reader;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Message<?>> added) {
        synchronized (this) {
            subscriber = added;
            state = State.SUBSCRIBED;
            requested = 0;
        }
        added.onSubscribe(new Flow.Subscription() {

            @Override
            public void request(long count) {
                requested(added, count);
            }

            @Override
            public void cancel() {
                cancelled(added);
            }
        });
    }

    private void requested(Flow.Subscriber<?> by, long count) {
        synchronized (this) {
            if (by != subscriber) {
                return;
            }
            requested = requested + count < 0 ? Long.MAX_VALUE : requested + count;
        }
        schedule();
    }

    private synchronized void cancelled(Flow.Subscriber<?> by) {
        if (by == subscriber) {
            subscriber = null;
            state = State.CANCELLED;
        }
    }

    /** Sends a message. It is delivered after those that were sent before. */
    void send(Item message) {
        List<Item> ended = new ArrayList<>();
        synchronized (this) {
            while (!queue.isEmpty() && queue.peek().testRun().hasEnded()) {
                ended.add(queue.poll());
            }
            queue.add(message);
        }
        ended.forEach(each -> each.drop(ENDED));
        schedule();
    }

    private void schedule() {
        synchronized (this) {
            if (isDraining || requested == 0 || queue.isEmpty()) {
                return;
            }
            isDraining = true;
        }
        loop.runOnContext(ignored -> drain());
    }

    private void drain() {
        for (Emission next = next(); next != null; next = next()) {
            next.batch().get(0).deliver(next.batch(), loop, next.subscriber());
        }
    }

    private record Emission(List<Item> batch, Flow.Subscriber<? super Message<?>> subscriber) {
    }

    private Emission next() {
        Item dropped;
        String reason;
        do {
            synchronized (this) {
                if (requested == 0 || queue.isEmpty() || subscriber == null) {
                    isDraining = false;
                    return null;
                }
                Item first = queue.poll();
                reason = reason(first.testRun());
                if (reason == null) {
                    if (first.isReadable() && requested != Long.MAX_VALUE) {
                        requested--;
                    }
                    last = first;
                    return new Emission(batch(first), subscriber);
                }
                dropped = first;
            }
            dropped.drop(reason);
        } while (true);
    }

    /** A batch has messages of one test run only. */
    private List<Item> batch(Item first) {
        List<Item> batch = new ArrayList<>(List.of(first));
        while (first.isReadable() && batch.size() < maxBatch && !queue.isEmpty() && queue.peek().isReadable()
                && queue.peek().testRun() == first.testRun()) {
            batch.add(queue.poll());
        }
        return batch;
    }

    /** Why no message of a test is delivered; {@code null} if they are. */
    private String reason(TestRun run) {
        return run.hasEnded() ? ENDED : stopped.get(run.test());
    }

    /** Delivers no further message of this test. */
    void stop(TestRun run, String reason) {
        synchronized (this) {
            stopped.putIfAbsent(run.test(), reason);
        }
        drop(message -> message.testRun().test() == run.test(), reason);
    }

    /** Drops what the tests have sent and is not delivered yet. */
    void drop(Predicate<Item> which, String reason) {
        List<Item> dropped = new ArrayList<>();
        synchronized (this) {
            queue.removeIf(message -> which.test(message) && dropped.add(message));
        }
        dropped.forEach(message -> message.drop(reason));
    }

    /** Where a message is that has not been delivered: {@code "nothing has subscribed to the channel"}. */
    synchronized String waitingFor() {
        return switch (state) {
            case UNUSED -> "nothing in the application has subscribed to the channel yet";
            case CANCELLED -> "the consumer of the channel has cancelled its subscription"
                    + (last == null ? "" : " after " + last.description()) + ", as it does when its stream fails";
            case SUBSCRIBED -> requested == 0 ? "the channel requests no message: it is paused, or its consumer is busy"
                    + (last == null || last.hasEnded() ? "" : " with " + last.description())
                    : "the channel is about to deliver it";
        };
    }

    synchronized boolean isUnused() {
        return state == State.UNUSED;
    }
}
