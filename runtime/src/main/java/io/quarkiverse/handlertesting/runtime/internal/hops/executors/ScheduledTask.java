package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.runtime.internal.application.AskedTask;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/**
 * The future of a scheduled task, in the queue and for the application. It completes as that of the JDK, which has no
 * subclasses and so does not know whether code has asked for its result.
 */
final class ScheduledTask<V> extends AskedTask<V> implements RunnableScheduledFuture<V> {

    private final FollowedScheduledPool pool;
    private final RunnableScheduledFuture<V> future;

    /**
     * @param future that of the JDK
     */
    ScheduledTask(FollowedScheduledPool pool, RunnableScheduledFuture<V> future) {
        super(() -> {
            throw new IllegalStateException("run() runs the future of the JDK");
        }, pool.followedTasks().invokeCalls());
        this.pool = pool;
        this.future = future;
    }

    @Override
    public void run() {
        future.run();
        if (future.isDone()) {
            complete();
        }
    }

    private void complete() {
        try {
            set(future.get());
        } catch (ExecutionException failed) {
            setException(failed.getCause());
        } catch (CancellationException cancelled) {
            super.cancel(false);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = future.cancel(mayInterruptIfRunning);
        if (cancelled) {
            super.cancel(false);
            pool.cancelled(this);
        }
        return cancelled;
    }

    @Override
    protected RunningCause cause() {
        return pool.followedTasks().causeOfFailures();
    }

    @Override
    public boolean isPeriodic() {
        return future.isPeriodic();
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return future.getDelay(unit);
    }

    @Override
    public int compareTo(Delayed other) {
        return future.compareTo(other instanceof ScheduledTask<?> task ? task.future : other);
    }

    @Override
    public String toString() {
        return future.toString();
    }
}
