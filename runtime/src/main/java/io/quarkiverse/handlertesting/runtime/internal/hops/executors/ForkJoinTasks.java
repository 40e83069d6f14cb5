package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.RunnableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.ExceptionHandlers;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * Follows the tasks that are given to a {@link ForkJoinPool}. The pool itself shows no {@code Runnable} and {@code Callable},
 * so these are wrapped. A {@code ForkJoinTask} that is a {@link FollowedCompute} is found by identity; of the others, those
 * that have ended when they return are run by a task of ours.
 */
final class ForkJoinTasks {

    private final Supplier<FollowedTasks> source;

    ForkJoinTasks(Supplier<FollowedTasks> source) {
        this.source = source;
    }

    FollowedTasks found() {
        return source.get();
    }

    /** A task that has its cause, if it has one, and ends its work. */
    private record Caused<V>(FollowedTasks tasks, Submission submission, Callable<V> task, Object shown)
            implements
                Callable<V>,
                Runnable,
                CountedTask {

        @Override
        public V call() throws Exception {
            tasks.begin(submission);
            Runnable back = submission.work == null ? null : tasks.currentCause().enter(submission.work.cause());
            try {
                return task.call();
            } finally {
                if (back != null) {
                    back.run();
                }
                submission.ends();
                submission.over();
            }
        }

        @Override
        public void run() {
            try {
                call();
            } catch (RuntimeException | Error thrown) {
                throw thrown;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public void dropped() {
            if (shown instanceof CountedTask counted) {
                counted.dropped();
            }
        }

        @Override
        public String toString() {
            return String.valueOf(shown);
        }
    }

    private static Callable<Void> callable(Runnable task) {
        return () -> {
            task.run();
            return null;
        };
    }

    /** As {@link #callable}, for a task whose exception only the handler of its thread gets. */
    private static Callable<Void> executed(Work work, Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable thrown) {
                if (work != null) {
                    ExceptionHandlers.thrown(work, thrown);
                }
                throw thrown;
            }
            return null;
        };
    }

    void execute(ForkJoinPool pool, Runnable task, Function<Runnable, ?> execute) {
        if (task instanceof ForkJoinTask<?> forkJoin) {
            give(pool, forkJoin, given -> execute.apply((Runnable) given));
            return;
        }
        FollowedTasks tasks = task == null ? null : source.get();
        Submission submission = tasks == null ? null : tasks.unbound(pool, task);
        if (submission == null) {
            execute.apply(task);
            return;
        }
        Caused<?> caused = new Caused<>(tasks, submission, executed(submission.work, task), task);
        tasks.bind(submission, caused);
        give(tasks, submission, () -> execute.apply(caused));
    }

    <F extends ForkJoinTask<?>> F submit(ForkJoinPool pool, Runnable task, Function<Runnable, F> submit) {
        FollowedTasks tasks = task == null || task instanceof ForkJoinTask ? null : source.get();
        Submission submission = tasks == null ? null : tasks.unbound(pool);
        return submission == null ? submit.apply(task)
                : bound(tasks, submission, () -> submit.apply(new Caused<>(tasks, submission, callable(task), task)));
    }

    <V> ForkJoinTask<V> submit(ForkJoinPool pool, Callable<V> task, Function<Callable<V>, ForkJoinTask<V>> submit) {
        FollowedTasks tasks = task == null ? null : source.get();
        Submission submission = tasks == null ? null : tasks.unbound(pool);
        return submission == null ? submit.apply(task)
                : bound(tasks, submission, () -> submit.apply(new Caused<>(tasks, submission, task, task)));
    }

    private static <F extends ForkJoinTask<?>> F bound(FollowedTasks tasks, Submission submission, Supplier<F> submit) {
        F future = give(tasks, submission, submit);
        tasks.bind(submission, future);
        if (future.isDone()) {
            tasks.cancelled(future);
        }
        return future;
    }

    private static <R> R give(FollowedTasks tasks, Submission submission, Supplier<R> give) {
        try {
            return give.get();
        } catch (Throwable thrown) {
            tasks.failed(submission);
            throw thrown;
        }
    }

    /** Gives a task, or one that runs it, to a pool. */
    <R> R give(ForkJoinPool pool, ForkJoinTask<?> task, Function<ForkJoinTask<?>, R> give) {
        FollowedTasks tasks = task == null ? null : source.get();
        boolean identified = task instanceof FollowedCompute;
        if (tasks == null || task.isDone() || !identified && !isCarried(task) || tasks.currentCause().current() == null) {
            return give.apply(task);
        }
        if (identified) {
            Submission submission = tasks.submitted(pool, task, WorkKind.EXECUTOR, null);
            R given = give(tasks, submission, () -> give.apply(task));
            endIfDone(tasks, task);
            return given;
        }
        Submission submission = tasks.unbound(pool);
        Carrier carrier = task instanceof AsynchronousCompletionTask ? new AsynchronousCarrier(tasks, submission, task)
                : new Carrier(tasks, submission, task);
        tasks.bind(submission, carrier);
        return give(tasks, submission, () -> give.apply(carrier));
    }

    /** Whether a task has ended when it returns. Others, such as a {@code CountedCompleter}, may wait for further tasks. */
    private static boolean isCarried(ForkJoinTask<?> task) {
        return task instanceof RecursiveAction || task instanceof RecursiveTask || task instanceof RunnableFuture
                || task instanceof AsynchronousCompletionTask && task instanceof Runnable;
    }

    /** Runs another task with its cause. The pool has this task, and the application the other one. */
    private static class Carrier extends ForkJoinTask<Void> implements Runnable {

        private final transient FollowedTasks tasks;
        private final transient Submission submission;
        private final transient ForkJoinTask<?> task;

        Carrier(FollowedTasks tasks, Submission submission, ForkJoinTask<?> task) {
            this.tasks = tasks;
            this.submission = submission;
            this.task = task;
        }

        @Override
        public void run() {
            new Caused<>(tasks, submission, callable(this::runCarried), task).run();
        }

        private void runCarried() {
            if (task instanceof AsynchronousCompletionTask) {
                ((Runnable) task).run();
            } else {
                task.quietlyInvoke();
            }
        }

        @Override
        protected boolean exec() {
            run();
            return true;
        }

        /** Called by a pool that is shut down. */
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            tasks.cancelled(this);
            task.cancel(mayInterruptIfRunning);
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public Void getRawResult() {
            return null;
        }

        @Override
        protected void setRawResult(Void value) {
            // There is no result.
        }
    }

    /** As the stage of a {@code CompletableFuture} that it runs, which a thread may run while it waits for another one. */
    private static final class AsynchronousCarrier extends Carrier implements AsynchronousCompletionTask {

        AsynchronousCarrier(FollowedTasks tasks, Submission submission, ForkJoinTask<?> task) {
            super(tasks, submission, task);
        }
    }

    /** The caller waits for these tasks, so each counts only from its begin: the others are cancelled when the wait ends. */
    <V> Collection<? extends Callable<V>> invoked(Collection<? extends Callable<V>> callables) {
        FollowedTasks tasks = callables == null ? null : source.get();
        RunningCause cause = tasks == null ? null : tasks.currentCause().current();
        return cause == null ? callables : callables.stream().map(task -> invoked(tasks.currentCause(), cause, task)).toList();
    }

    private static <V> Callable<V> invoked(CurrentCause current, RunningCause cause, Callable<V> task) {
        return task == null ? null : () -> {
            Work work = cause.begin(WorkKind.EXECUTOR, null);
            work.runOn(Thread.currentThread());
            Runnable back = current.enter(cause);
            try {
                return task.call();
            } finally {
                back.run();
                work.end();
            }
        };
    }

    /** Follows tasks that are about to be forked on this thread. */
    void forking(List<? extends ForkJoinTask<?>> forked) {
        FollowedTasks tasks = source.get();
        if (tasks != null && tasks.currentCause().current() != null) {
            for (ForkJoinTask<?> task : forked) {
                if (task instanceof FollowedCompute && !task.isDone()) {
                    tasks.submitted(here(), task, WorkKind.FORK, null);
                }
            }
        }
    }

    <T> ForkJoinTask<T> fork(ForkJoinTask<T> task) {
        forking(List.of(task));
        ForkJoinTask<T> forked = task.fork();
        joined(List.of(task));
        return forked;
    }

    /** Another thread may have completed the task just before it was followed. No pool runs it then. */
    private static void endIfDone(FollowedTasks tasks, ForkJoinTask<?> task) {
        if (task.isDone()) {
            tasks.cancelled(task);
        }
    }

    /** Called when the thread that has forked a task has taken it back. */
    void unforked(ForkJoinTask<?> task) {
        FollowedTasks tasks = source.get();
        if (tasks != null) {
            tasks.cancelled(task);
        }
    }

    /** Called when the tasks have run, are completed, or are cancelled. */
    void joined(List<? extends ForkJoinTask<?>> forked) {
        FollowedTasks tasks = source.get();
        if (tasks != null) {
            forked.stream().filter(Objects::nonNull).forEach(task -> endIfDone(tasks, task));
        }
    }

    /**
     * Called before a task computes, on the thread that runs it.
     *
     * @return to be called after it; {@code null} if the task is not followed
     */
    Runnable computing(ForkJoinTask<?> task) {
        FollowedTasks tasks = source.get();
        Submission submission = tasks == null ? null : tasks.begin(here(), task);
        if (submission == null) {
            return null;
        }
        Runnable back = tasks.currentCause().enter(submission.work.cause());
        return () -> {
            back.run();
            submission.ends();
            submission.over();
            if (task instanceof RecursiveAction || task instanceof RecursiveTask) {
                // It runs once, however often it was forked.
                tasks.cancelled(task);
            }
        };
    }

    /** The pool that runs the tasks which this thread forks. */
    private static ForkJoinPool here() {
        ForkJoinPool pool = ForkJoinTask.getPool();
        return pool == null ? ForkJoinPool.commonPool() : pool;
    }
}
