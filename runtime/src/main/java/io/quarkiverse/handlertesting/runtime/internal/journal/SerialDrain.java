package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs one piece of work on an executor as often as it is signalled, never twice at a time; signals meanwhile are merged. */
final class SerialDrain {

    private final Journal journal;
    private final Runnable work;
    private final AtomicInteger signals = new AtomicInteger();

    SerialDrain(Journal journal, Runnable work) {
        this.journal = journal;
        this.work = work;
    }

    /** Makes the work run once more, soon, on the emitter's executor. Never throws: application threads call it. */
    void signal() {
        if (signals.getAndIncrement() == 0) {
            try {
                journal.threads().emitter().execute(this::drain);
            } catch (RejectedExecutionException stopped) {
                journal.faults().add("EMITTER", stopped);
            }
        }
    }

    private void drain() {
        int merged = signals.get();
        do {
            work.run();
            merged = signals.addAndGet(-merged);
        } while (merged != 0);
    }
}
