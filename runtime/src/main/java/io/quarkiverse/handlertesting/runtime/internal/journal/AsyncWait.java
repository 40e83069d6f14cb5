package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.smallrye.mutiny.subscription.UniEmitter;

/** A {@link Wait} that blocks no thread: it polls its search whenever an event is recorded, and once more at its deadline. */
final class AsyncWait<R> implements Listeners.Listener {

    private final Subscription<?> subscription;
    private final Wait<R> wait;
    private final UniEmitter<? super R> emitter;
    private final SerialDrain drain;
    private final Deadline deadline;
    private Wait<R>.Attempt attempt;
    private Future<?> timer;
    private volatile boolean ended;

    AsyncWait(Subscription<?> subscription, Wait<R> wait, UniEmitter<? super R> emitter) {
        this.subscription = subscription;
        this.wait = wait;
        this.emitter = emitter;
        this.drain = SerialDrain.of(subscription.journal, this::look);
        this.deadline = wait.deadline();
    }

    void start() {
        attempt = wait.new Attempt(deadline);
        emitter.onTermination(this::release);
        long remaining = attempt.search.remaining();
        if (remaining != Long.MAX_VALUE) {
            // Schedulers add the delay to the current time: the sum must not overflow.
            timer = subscription.journal.threads().timer().schedule(drain::signal, Math.min(remaining, Long.MAX_VALUE / 2),
                    TimeUnit.NANOSECONDS);
        }
        subscription.journal.add(this);
        drain.signal();
    }

    private void look() {
        while (!ended) {
            Outcome<R> outcome = attempt.search.poll();
            if (outcome == null) {
                return;
            }
            if (!(outcome instanceof Outcome.Found<R> found)) {
                release();
                emitter.fail(attempt.failure().of(outcome));
            } else if (ended) {
                // Cancelled while it looked: what it found is still unread.
                return;
            } else if (attempt.settle(found)) {
                release();
                emitter.complete(found.result());
            } else {
                attempt = wait.new Attempt(deadline);
            }
        }
    }

    private void release() {
        ended = true;
        subscription.journal.remove(this);
        if (timer != null) {
            timer.cancel(false);
        }
    }

    @Override
    public void recorded(RecordedEvent event) {
        if (subscription.mayMatch(event)) {
            drain.signal();
        }
    }

    @Override
    public void ended() {
        drain.signal();
    }
}
