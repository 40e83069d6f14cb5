package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.quarkiverse.handlertesting.runtime.internal.cause.CancellableWork;

/** A scheduled task whose work is over when it is cancelled, unless it runs then. */
public record TrackedFuture<V>(ScheduledFuture<V> future, CancellableWork work) implements ScheduledFuture<V> {

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = future.cancel(mayInterruptIfRunning);
        if (cancelled) {
            CancellingLine.cancelled(work.work());
            work.cancelled();
        }
        return cancelled;
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return future.getDelay(unit);
    }

    @Override
    public int compareTo(Delayed other) {
        return future.compareTo(other instanceof TrackedFuture<?> tracked ? tracked.future : other);
    }

    @Override
    public boolean isCancelled() {
        return future.isCancelled();
    }

    @Override
    public boolean isDone() {
        return future.isDone();
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
        work.asked();
        return future.get();
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        work.asked();
        return future.get(timeout, unit);
    }
}
