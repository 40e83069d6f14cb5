package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.quarkiverse.handlertesting.runtime.internal.client.ReceivedResponse.Chunk;
import io.quarkiverse.handlertesting.runtime.internal.journal.SerialDrain;
import io.smallrye.mutiny.helpers.Subscriptions;

/** Hands the unread chunks of a body to one subscriber, on demand: Reactive Streams, rule 1.3, one signal at a time. */
final class BodyPublisher implements Flow.Publisher<Chunk>, Flow.Subscription {

    private final StreamedExchange exchange;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    /** The demand of the subscriber that is not fulfilled yet, in chunks. */
    private final AtomicLong demand = new AtomicLong();
    /** All chunks that the subscriber has requested. */
    private final AtomicLong requested = new AtomicLong();
    /** How many chunks were taken before the subscription. */
    private long before;
    private final SerialDrain drain = new SerialDrain(Runnable::run, this::emit, thrown -> {
        throw thrown;
    });
    private final Runnable listener = drain::signal;
    private volatile Flow.Subscriber<? super Chunk> subscriber;
    private volatile boolean over;
    private volatile boolean invalid;

    BodyPublisher(StreamedExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Chunk> to) {
        if (!subscribed.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "A response is read once, but stream() of " + exchange + " has a subscriber already.");
        }
        subscriber = to;
        before = exchange.taken();
        to.onSubscribe(this);
        exchange.body().add(listener);
        drain.signal();
    }

    @Override
    public void request(long chunks) {
        if (chunks <= 0) {
            invalid = true;
        } else {
            Subscriptions.add(demand, chunks);
            long all = Subscriptions.add(Subscriptions.add(requested, chunks), chunks);
            exchange.askUpTo(Subscriptions.add(before, all));
        }
        drain.signal();
    }

    @Override
    public void cancel() {
        if (!over) {
            over();
            exchange.close();
        }
    }

    private void emit() {
        while (!over) {
            // Read before the queue, so that chunks received until then are still delivered.
            boolean isOver = exchange.body().isOver();
            if (invalid) {
                fail(new IllegalArgumentException(
                        "A subscriber must request more than 0 chunks (Reactive Streams, rule 3.9)."));
            } else if (demand.get() > 0 && exchange.body().waiting() > 0) {
                Subscriptions.produced(demand, 1);
                subscriber.onNext(exchange.take());
            } else if (isOver && exchange.body().waiting() == 0) {
                end();
            } else {
                return;
            }
        }
    }

    private void over() {
        over = true;
        exchange.body().remove(listener);
    }

    private void end() {
        over();
        Throwable failure = exchange.body().failure();
        if (failure != null) {
            subscriber.onError(exchange.failed(failure));
        } else {
            subscriber.onComplete();
        }
    }

    private void fail(Throwable failure) {
        cancel();
        subscriber.onError(failure);
    }
}
