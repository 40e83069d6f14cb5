package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs a task on an executor after each signal, never twice at the same time. Signals that come while it runs are merged into
 * one more run.
 */
public final class SerialDrain {

    private final Executor executor;
    private final Runnable work;
    private final Consumer<RejectedExecutionException> stopped;
    private final AtomicInteger signals = new AtomicInteger();

    /**
     * @param executor {@code Runnable::run} to run the task on the thread that signals
     * @param stopped called if the executor rejects the work
     */
    public SerialDrain(Executor executor, Runnable work, Consumer<RejectedExecutionException> stopped) {
        this.executor = executor;
        this.work = work;
        this.stopped = stopped;
    }

    /** A drain that runs on the emitter of a journal. */
    static SerialDrain of(Journal journal, Runnable work) {
        return new SerialDrain(journal.threads().emitter(), work, thrown -> journal.faults().add("EMITTER", thrown));
    }

    /**
     * Makes the task run once more, soon. Threads of the application call this: it throws nothing except what the task throws
     * on this thread.
     */
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
