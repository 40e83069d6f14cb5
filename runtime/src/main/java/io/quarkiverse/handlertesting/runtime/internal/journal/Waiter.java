package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.concurrent.locks.LockSupport;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** A thread that waits for the journal. It is woken only for events that its selector may match. */
final class Waiter implements JournalListener {

    private final Thread thread = Thread.currentThread();
    private final EventSelector<?> selector;
    private volatile boolean signalled;

    Waiter(EventSelector<?> selector) {
        this.selector = selector;
    }

    /** Runs the scan until it has an outcome. */
    static <R> Outcome<R> await(Journal journal, EventSelector<?> selector, Search<R> scan) throws InterruptedException {
        Outcome<R> outcome = scan.poll();
        if (outcome != null) {
            return outcome;
        }
        Waiter waiter = new Waiter(selector);
        journal.add(waiter);
        try {
            for (;;) {
                // Cleared before the look: a signal after it is seen at the next turn, one before it by this look.
                waiter.signalled = false;
                outcome = scan.poll();
                if (outcome != null) {
                    return outcome;
                }
                waiter.park(journal.ticker(), scan);
            }
        } finally {
            journal.remove(waiter);
        }
    }

    private void park(Ticker ticker, Search<?> scan) throws InterruptedException {
        long remaining = scan.remaining();
        while (!signalled && remaining > 0) {
            ticker.park(this, remaining);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            remaining = scan.remaining();
        }
    }

    @Override
    public void recorded(RecordedEvent event) {
        if (!signalled && Selection.mayMatch(selector, event)) {
            ended();
        }
    }

    @Override
    public void ended() {
        signalled = true;
        LockSupport.unpark(thread);
    }
}
