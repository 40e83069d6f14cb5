package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
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
        RunningCause cause = current().current();
        if (cause == null) {
            return scheduler.schedule(task, delay, unit);
        }
        Work work = cause.begin(kind, null);
        return new TrackedFuture<>(scheduler.schedule(() -> run(work, task), delay, unit), work);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        RunningCause cause = current().current();
        if (cause == null) {
            return scheduler.schedule(task, delay, unit);
        }
        Work work = cause.begin(kind, null);
        Callable<V> tracked = () -> {
            RunningCause before = current().setOfThread(cause);
            try {
                return task.call();
            } finally {
                current().setOfThread(before);
                work.end();
            }
        };
        return new TrackedFuture<>(scheduler.schedule(tracked, delay, unit), work);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
        RunningCause cause = current().current();
        if (cause == null) {
            return scheduler.scheduleAtFixedRate(task, initialDelay, period, unit);
        }
        return new TrackedFuture<>(scheduler.scheduleAtFixedRate(() -> current().run(cause, task), initialDelay, period, unit),
                periodic(cause));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
        RunningCause cause = current().current();
        if (cause == null) {
            return scheduler.scheduleWithFixedDelay(task, initialDelay, delay, unit);
        }
        return new TrackedFuture<>(
                scheduler.scheduleWithFixedDelay(() -> current().run(cause, task), initialDelay, delay, unit),
                periodic(cause));
    }

    private Work periodic(RunningCause cause) {
        return cause.begin(WorkKind.PERIODIC, kind.name());
    }
}
