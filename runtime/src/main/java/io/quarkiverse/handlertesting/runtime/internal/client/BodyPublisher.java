package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.vertx.core.buffer.Buffer;

/** Hands what is left of a body to one subscriber, as that asks for it: Reactive Streams, rule 1.3, one signal at a time. */
final class BodyPublisher implements Flow.Publisher<Buffer>, Flow.Subscription {

    private final StreamedExchange exchange;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger signals = new AtomicInteger();
    private volatile Flow.Subscriber<? super Buffer> subscriber;
    private volatile boolean over;
    private volatile boolean invalid;

    BodyPublisher(StreamedExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Buffer> to) {
        if (!subscribed.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "A response is read once, but chunks() of " + exchange + " has a subscriber already.");
        }
        subscriber = to;
        to.onSubscribe(this);
        exchange.body().listen(this::drain);
        drain();
    }

    @Override
    public void request(long chunks) {
        if (chunks <= 0) {
            invalid = true;
        } else {
            long all = demand.accumulateAndGet(chunks, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
            exchange.ask(all);
        }
        drain();
    }

    @Override
    public void cancel() {
        if (!over) {
            over = true;
            exchange.close();
        }
    }

    private void drain() {
        if (signals.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            emit();
            seen = signals.addAndGet(-seen);
        } while (seen != 0);
    }

    private void emit() {
        while (!over) {
            // Asked before: what has come by then is to be seen.
            boolean isOver = exchange.body().isOver();
            if (invalid) {
                fail(new IllegalArgumentException(
                        "A subscriber must ask for more than 0 chunks (Reactive Streams, rule 3.9)."));
            } else if (demand.get() > 0 && exchange.body().waiting() > 0) {
                demand.updateAndGet(left -> left == Long.MAX_VALUE ? left : left - 1);
                subscriber.onNext(exchange.take());
            } else if (isOver && exchange.body().waiting() == 0) {
                end();
            } else {
                return;
            }
        }
    }

    private void end() {
        Throwable failure = exchange.body().failure();
        if (failure != null) {
            over = true;
            subscriber.onError(exchange.failed(failure));
        } else {
            over = true;
            subscriber.onComplete();
        }
    }

    private void fail(Throwable failure) {
        cancel();
        subscriber.onError(failure);
    }
}
