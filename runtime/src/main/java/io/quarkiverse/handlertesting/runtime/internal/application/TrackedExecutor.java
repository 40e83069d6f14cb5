package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** An executor whose tasks keep the cause of the code that submits them, and count as its work until they have run. */
public class TrackedExecutor extends AbstractExecutorService {

    private final ExecutorService executor;
    private final CurrentCause current;
    private final WorkKind kind;
    private final InvokeCalls calls = new InvokeCalls();

    public TrackedExecutor(ExecutorService executor, CurrentCause current, WorkKind kind) {
        this.executor = executor;
        this.current = current;
        this.kind = kind;
    }

    @Override
    public void execute(Runnable task) {
        RunningCause cause = current.current();
        if (cause == null) {
            executor.execute(task);
            return;
        }
        Tracked tracked = new Tracked(task, cause.begin(kind, null));
        try {
            executor.execute(tracked);
        } catch (Throwable rejected) {
            tracked.work.end();
            throw rejected;
        }
    }

    private final class Tracked implements Runnable {

        private final Runnable task;
        private final Work work;

        Tracked(Runnable task, Work work) {
            this.task = task;
            this.work = work;
        }

        @Override
        public void run() {
            TrackedExecutor.this.run(work, task);
        }

        /** Called in place of {@link #run()}: the task will not run. */
        Runnable discarded() {
            work.end();
            return task;
        }
    }

    /** The task may run on the context of other work, as the code does that has submitted it. */
    public final void run(Work work, Runnable task) {
        work.run(() -> {
            Runnable back = current.carry(work.cause(), current.place());
            try {
                task.run();
            } catch (Throwable thrown) {
                ExceptionHandlers.thrown(work, thrown);
                throw thrown;
            } finally {
                back.run();
            }
        });
    }

    @Override
    protected final <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new Task<>(callable);
    }

    @Override
    protected final <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return new Task<>(Executors.callable(runnable, value));
    }

    private final class Task<T> extends AskedTask<T> {

        Task(Callable<T> callable) {
            super(callable, calls);
        }

        @Override
        protected RunningCause cause() {
            return current.current();
        }
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> callables) throws InterruptedException {
        return calls.all(() -> super.invokeAll(callables));
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> callables, long timeout, TimeUnit unit)
            throws InterruptedException {
        return calls.all(() -> super.invokeAll(callables, timeout, unit));
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> callables) throws InterruptedException, ExecutionException {
        return calls.any(() -> super.invokeAny(callables));
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> callables, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return calls.any(() -> super.invokeAny(callables, timeout, unit));
    }

    public final CurrentCause current() {
        return current;
    }

    @Override
    public void shutdown() {
        executor.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return executor.shutdownNow().stream()
                .map(task -> task instanceof Tracked tracked ? tracked.discarded() : task).toList();
    }

    @Override
    public boolean isShutdown() {
        return executor.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return executor.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return executor.awaitTermination(timeout, unit);
    }

    @Override
    public String toString() {
        return executor.toString();
    }
}
