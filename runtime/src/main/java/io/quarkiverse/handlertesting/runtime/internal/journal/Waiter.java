package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.concurrent.locks.LockSupport;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/** A thread that waits for the journal. Only events that the selector of its subscription may match wake it. */
final class Waiter implements Listeners.Listener {

    private final Thread thread = Thread.currentThread();
    private final Subscription<?> subscription;
    private volatile boolean signalled;

    Waiter(Subscription<?> subscription) {
        this.subscription = subscription;
    }

    /** Blocks until the search has an outcome. */
    static <R> Outcome<R> await(Subscription<?> subscription, Search<R> search) throws InterruptedException {
        Outcome<R> outcome = search.poll();
        if (outcome != null) {
            return outcome;
        }
        Waiter waiter = new Waiter(subscription);
        Journal journal = subscription.journal;
        journal.add(waiter);
        try {
            for (;;) {
                // Clear the signal before polling: this poll finds earlier events, and a later event sets the signal again.
                waiter.signalled = false;
                outcome = search.poll();
                if (outcome != null) {
                    return outcome;
                }
                waiter.park(journal.ticker(), search);
            }
        } finally {
            journal.remove(waiter);
        }
    }

    private void park(Ticker ticker, Search<?> search) throws InterruptedException {
        long remaining = search.remaining();
        while (!signalled && remaining > 0) {
            ticker.park(this, remaining);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            remaining = search.remaining();
        }
    }

    @Override
    public void recorded(RecordedEvent event) {
        if (!signalled && subscription.mayMatch(event)) {
            ended();
        }
    }

    @Override
    public void ended() {
        signalled = true;
        LockSupport.unpark(thread);
    }
}
