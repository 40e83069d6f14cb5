package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.eclipse.microprofile.context.ManagedExecutor;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.FiringTimes;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** Called in place of the methods of {@link CompletableFuture} with the same names that run something at once or later. */
public final class FutureCalls {

    private static final Executor DEFAULT = new CompletableFuture<>().defaultExecutor();

    private FutureCalls() {
    }

    public static CompletableFuture<Void> runAsync(Runnable task) {
        return runAsync(task, DEFAULT);
    }

    public static CompletableFuture<Void> runAsync(Runnable task, Executor executor) {
        StageCallback called = started(executor);
        return called == null ? CompletableFuture.runAsync(task, executor)
                : start(called.starting(task, true), executor);
    }

    public static <T> CompletableFuture<T> supplyAsync(Supplier<T> task) {
        return supplyAsync(task, DEFAULT);
    }

    public static <T> CompletableFuture<T> supplyAsync(Supplier<T> task, Executor executor) {
        StageCallback called = started(executor);
        return called == null ? CompletableFuture.supplyAsync(task, executor)
                : start(called.starting(task, false), executor);
    }

    /** The task that an executor is to get; {@code null} without a cause. */
    private static StageCallback started(Executor executor) {
        return CarryingExecutor.of(executor) instanceof CarryingExecutor carrying ? carrying
                : executor instanceof ManagedExecutor && ApplicationTestRuns.findCause() != null
                        ? new StageCallback(null, null)
                        : null;
    }

    static <T> CompletableFuture<T> start(StageCallback task, Executor executor) {
        AskedFuture<T> future = new AskedFuture<>();
        task.registered(future);
        try {
            return future.completeAsync(task.supplier(), task instanceof CarryingExecutor carrying ? carrying : executor);
        } catch (Throwable rejected) {
            // The caller gets the exception, and no future.
            future.asked();
            throw rejected;
        }
    }

    /** The result has the failures of all. */
    public static CompletableFuture<Void> allOf(CompletableFuture<?>... futures) {
        asked(futures);
        return CompletableFuture.allOf(futures);
    }

    /** The failures of those that are later than the first one are meant to be dropped. */
    public static CompletableFuture<Object> anyOf(CompletableFuture<?>... futures) {
        asked(futures);
        return CompletableFuture.anyOf(futures);
    }

    private static void asked(CompletableFuture<?>... futures) {
        for (CompletableFuture<?> future : futures) {
            if (future instanceof AskedFuture<?> ours) {
                ours.asked();
            }
        }
    }

    public static <T> CompletableFuture<T> completeAsync(CompletableFuture<T> future, Supplier<? extends T> task) {
        return StageCalls.isOfJdk(future) ? future.completeAsync(task, CarryingExecutor.of(future.defaultExecutor()))
                : future.completeAsync(Callbacks.supplier(task));
    }

    public static <T> CompletableFuture<T> completeAsync(CompletableFuture<T> future, Supplier<? extends T> task,
            Executor executor) {
        return future.completeAsync(task, CarryingExecutor.of(executor));
    }

    public static Executor delayedExecutor(long delay, TimeUnit unit) {
        return delayedExecutor(delay, unit, DEFAULT);
    }

    /**
     * The returned executor carries the cause of the code that gives it a task, which may be another than that of this call.
     */
    public static Executor delayedExecutor(long delay, TimeUnit unit, Executor executor) {
        Executor delayed = CompletableFuture.delayedExecutor(delay, unit, executor);
        return task -> {
            Carried carried = task == null ? null : Carried.here();
            if (carried == null) {
                delayed.execute(task);
            } else {
                Work work = carried.begin(WorkKind.TIMER, FiringTimes.of("delayed executor", delay, 0, unit));
                new DelayedTask(carried, work, task).execute(delay, unit, executor);
            }
        };
    }

    public static <T> CompletableFuture<T> orTimeout(CompletableFuture<T> future, long timeout, TimeUnit unit) {
        Carried carried = followed(future, unit);
        return carried == null ? future.orTimeout(timeout, unit)
                : later(carried, future, timeout, unit, () -> future.completeExceptionally(new TimeoutException()));
    }

    public static <T> CompletableFuture<T> completeOnTimeout(CompletableFuture<T> future, T value, long timeout,
            TimeUnit unit) {
        Carried carried = followed(future, unit);
        return carried == null ? future.completeOnTimeout(value, timeout, unit)
                : later(carried, future, timeout, unit, () -> future.complete(value));
    }

    private static Carried followed(CompletableFuture<?> future, TimeUnit unit) {
        return unit == null || future.isDone() || !StageCalls.isOfJdk(future) ? null : Carried.here();
    }

    /** The callbacks of the future run within {@code complete}, so the work ends after them. */
    private static <T> CompletableFuture<T> later(Carried carried, CompletableFuture<T> future, long timeout, TimeUnit unit,
            Runnable complete) {
        Work work = carried.begin(WorkKind.TIMER,
                FiringTimes.of("timeout of a CompletableFuture", timeout, 0, unit));
        DelayedTask task = new DelayedTask(carried, work, complete);
        if (future instanceof AskedFuture<T> ours) {
            ours.onDone(task::completed);
        } else {
            future.whenComplete((value, failure) -> task.completed());
        }
        task.execute(timeout, unit, Runnable::run);
        return future;
    }
}
