package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs one piece of work on an executor as often as it is signalled, never twice at a time; signals meanwhile are merged. */
public final class SerialDrain {

    private final Executor executor;
    private final Runnable work;
    private final Consumer<RejectedExecutionException> stopped;
    private final AtomicInteger signals = new AtomicInteger();

    /**
     * @param executor {@code Runnable::run} for the thread that signals
     * @param stopped called if the executor rejects the work
     */
    public SerialDrain(Executor executor, Runnable work, Consumer<RejectedExecutionException> stopped) {
        this.executor = executor;
        this.work = work;
        this.stopped = stopped;
    }

    /** On the emitter's executor of a journal. */
    static SerialDrain of(Journal journal, Runnable work) {
        return new SerialDrain(journal.threads().emitter(), work, thrown -> journal.faults().add("EMITTER", thrown));
    }

    /** Makes the work run once more, soon. Throws only exceptions of the work itself on this thread: applications call it. */
    public void signal() {
        if (signals.getAndIncrement() == 0) {
            try {
                executor.execute(this::drain);
            } catch (RejectedExecutionException thrown) {
                stopped.accept(thrown);
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
