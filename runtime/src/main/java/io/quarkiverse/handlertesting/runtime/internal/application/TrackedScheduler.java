package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.cause.CancellableWork;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.FiringTimes;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** As {@link TrackedExecutor}; a task that is due later counts from the moment it is scheduled. */
public final class TrackedScheduler extends TrackedExecutor implements ScheduledExecutorService {

    private final ScheduledExecutorService scheduler;
    private final WorkKind kind;

    public TrackedScheduler(ScheduledExecutorService scheduler, CurrentCause current, WorkKind kind) {
        super(scheduler, current, kind);
        this.scheduler = scheduler;
        this.kind = kind;
    }

    /** The default worker pool of Mutiny, for our own tasks: they have no cause, and no wait includes them. */
    public static ScheduledExecutorService untrackedPool() {
        ScheduledExecutorService pool = Infrastructure.getDefaultWorkerPool();
        return pool instanceof TrackedScheduler tracked ? tracked.scheduler : pool;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return tracked(kind, null, delay, 0, unit, work -> scheduler.schedule(run(work, task), delay, unit));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return tracked(kind, null, delay, 0, unit, work -> scheduler.schedule(call(work, task), delay, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return tracked(WorkKind.PERIODIC, kind.name(), initialDelay, period, unit,
                work -> scheduler.scheduleAtFixedRate(run(work, task), initialDelay, period, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
        return tracked(WorkKind.PERIODIC, kind.name(), initialDelay, delay, unit,
                work -> scheduler.scheduleWithFixedDelay(run(work, task), initialDelay, delay, unit));
    }

    /**
     * @param schedule gets the work of the task; {@code null} if there is no cause
     */
    private <V> ScheduledFuture<V> tracked(WorkKind ofTask, String what, long delay, long period, TimeUnit unit,
            Function<CancellableWork, ScheduledFuture<V>> schedule) {
        RunningCause cause = current().current();
        if (cause == null) {
            return schedule.apply(null);
        }
        CancellableWork work = new CancellableWork(cause.begin(ofTask, FiringTimes.of(what, delay, period, unit)));
        try {
            return new TrackedFuture<>(schedule.apply(work), work);
        } catch (Throwable rejected) {
            work.cancelled();
            throw rejected;
        }
    }

    private Runnable run(CancellableWork work, Runnable task) {
        return work == null ? task : () -> {
            try {
                work.runForFuture(current(), task);
            } catch (Throwable thrown) {
                // The executor drops a periodic task that throws.
                work.cancelled();
                throw thrown;
            }
        };
    }

    private <V> Callable<V> call(CancellableWork work, Callable<V> task) {
        return work == null ? task : () -> work.callForFuture(current(), task);
    }
}
