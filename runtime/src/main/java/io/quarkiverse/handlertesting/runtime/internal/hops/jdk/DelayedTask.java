package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.CountedTask;

/** A task that the JDK runs after a delay. Its work ends after it has run, or when it is not needed any more. Thread-safe. */
final class DelayedTask implements Runnable, CountedTask {

    private final Carried carried;
    private final Work work;
    /** Empty as soon as the task runs or is not needed: the JDK keeps this object until the delay has passed. */
    private final AtomicReference<Runnable> task;

    DelayedTask(Carried carried, Work work, Runnable task) {
        this.carried = carried;
        this.work = work;
        this.task = new AtomicReference<>(task);
    }

    /** Has the task run by the executor after the delay. */
    void execute(long delay, TimeUnit unit, Executor executor) {
        CompletableFuture.delayedExecutor(delay, unit, due -> {
            try {
                executor.execute(due);
            } catch (Throwable rejected) {
                work.end();
                throw rejected;
            }
        }).execute(this);
    }

    @Override
    public void run() {
        Runnable due = task.getAndSet(null);
        if (due != null) {
            carried.uncaughtTask(work, due).run();
        }
    }

    @Override
    public void dropped() {
        completed();
    }

    /** Called when what the task would complete has been completed, by the task itself or by another thread. */
    void completed() {
        if (task.getAndSet(null) != null) {
            work.end();
        }
    }
}
