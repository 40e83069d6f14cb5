package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardOldestPolicy;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.application.ExceptionHandlers;
import io.quarkiverse.handlertesting.runtime.internal.application.InvokeCalls;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** The tasks of one thread pool: what it has to report to {@link FollowedTasks}, and the handler of those it rejects. */
final class PoolTasks {

    private final ThreadPoolExecutor pool;
    private final Supplier<FollowedTasks> source;
    private final ThreadLocal<TaskRun> running = new ThreadLocal<>();
    /** The application's own handler. */
    private volatile RejectedExecutionHandler handler;
    /** Those of the application that last submitted a task; {@code null} while none is running. */
    private volatile FollowedTasks followed;
    private final InvokeCalls invokeCalls = new InvokeCalls();
    /** Whether the pool interrupts its tasks: those that it has may fail by this. */
    private volatile boolean stopping;

    /** The pool that a handler gets knows its tasks. */
    interface Pool {
        PoolTasks followedTasks();
    }

    /** The handler that each followed pool has. */
    private static final RejectedExecutionHandler HANDLER = (task, pool) -> ((Pool) pool).followedTasks().rejected(task);

    PoolTasks(ThreadPoolExecutor pool, RejectedExecutionHandler handler, Supplier<FollowedTasks> source) {
        this.pool = pool;
        this.handler = handler;
        this.source = source;
    }

    /** The handler to give to the pool in place of the application's; {@code null} for {@code null}, which pools refuse. */
    static RejectedExecutionHandler handler(RejectedExecutionHandler ofApplication) {
        return ofApplication == null ? null : HANDLER;
    }

    RejectedExecutionHandler handler() {
        return handler;
    }

    void setHandler(RejectedExecutionHandler ofApplication) {
        handler = ofApplication;
    }

    /** Called before the pool gets a task. */
    Submission submitted(Object task, WorkKind kind, Object what) {
        FollowedTasks found = find();
        return found == null ? null : found.submitted(pool, task, kind, what);
    }

    private FollowedTasks find() {
        FollowedTasks found = source.get();
        if (found != followed) {
            followed = found;
        }
        return found;
    }

    /** Whether the code that runs now has a cause, which its tasks are to have. */
    boolean isFollowing() {
        FollowedTasks found = find();
        return found != null && found.currentCause().current() != null;
    }

    /** As {@link #submitted}, for a scheduled task, which no other submission has. */
    void scheduled(Object task, WorkKind kind, Object what) {
        Submission submission = submitted(task, kind, what);
        if (submission != null) {
            followed.accepted(submission);
        }
    }

    /** As {@link #scheduled(Object, WorkKind, Object)}, for a task that runs a counted one at once. */
    void scheduled(Object task, CountedTask counted) {
        FollowedTasks found = find();
        if (found != null) {
            found.accepted(found.submitted(pool, task, counted));
        }
    }

    /** Gives a task to the pool, and follows it. */
    void execute(Runnable task, Runnable execute) {
        Submission submission = submitted(task, WorkKind.EXECUTOR, null);
        if (submission == null) {
            execute.run();
            return;
        }
        FollowedTasks tasks = followed;
        try {
            execute.run();
            tasks.accepted(submission);
        } catch (Throwable thrown) {
            tasks.refused(submission);
            tasks.handled(submission, pool.getQueue());
            throw thrown;
        }
    }

    /** Called by a thread of the pool before it runs a task. A second call for the same run does nothing. */
    void before(Runnable task) {
        FollowedTasks tasks = followed;
        TaskRun now = running.get();
        if (tasks == null || now != null && now.submission().task == task) {
            return;
        }
        after(null);
        Submission submission = tasks.begin(pool, task);
        if (submission != null) {
            running.set(submission.run(submission.work == null ? null
                    : tasks.currentCause().enter(submission.work.cause())));
        }
    }

    /**
     * Called by a thread of the pool after it has run a task. A second call for the same run does nothing.
     *
     * @param thrown {@code null} if the task has thrown nothing, or if the application has seen it
     */
    void after(Throwable thrown) {
        TaskRun run = running.get();
        if (run == null) {
            return;
        }
        running.remove();
        Submission submission = run.submission();
        if (thrown != null && submission.work != null && !stopping && !hasOwnHook()) {
            ExceptionHandlers.thrown(submission.work, thrown);
        }
        if (run.back != null) {
            run.back.run();
        }
        submission.ends();
        if (!submission.isPeriodic()) {
            submission.over();
        } else if (((Future<?>) submission.task).isDone()) {
            dropped((Runnable) submission.task);
        }
    }

    /** Whether a method of the application gets what the tasks throw. */
    private boolean hasOwnHook() {
        for (Class<?> type = pool.getClass(); type != FollowedThreadPool.class
                && type != FollowedScheduledPool.class; type = type.getSuperclass()) {
            if (Stream.of(type.getDeclaredMethods()).anyMatch(method -> method.getName().equals("afterExecute"))) {
                return true;
            }
        }
        return false;
    }

    InvokeCalls invokeCalls() {
        return invokeCalls;
    }

    /** The cause of the task that runs now, for its failure; {@code null} if the failure is none of the task. */
    RunningCause causeOfFailures() {
        TaskRun run = running.get();
        return stopping || run == null || run.submission().work == null ? null : run.submission().work.cause();
    }

    /** Called before the pool interrupts its tasks. */
    void stopping() {
        stopping = true;
    }

    private void rejected(Runnable task) {
        FollowedTasks tasks = followed;
        Submission submission = tasks == null ? null : tasks.rejected(pool, task);
        try {
            invokeCalls.outside(() -> handler.rejectedExecution(task, pool));
        } finally {
            if (submission != null) {
                tasks.handled(submission, pool.getQueue());
            }
        }
    }

    /**
     * Called by {@code getQueue()}. {@link DiscardOldestPolicy} does not say which task it discards, so its task is discarded
     * here.
     *
     * @param caller the class that asks for the queue
     * @return the queue, or for that policy an empty one
     */
    BlockingQueue<Runnable> queue(BlockingQueue<Runnable> queue, Class<?> caller) {
        if (caller != DiscardOldestPolicy.class) {
            return queue;
        }
        Runnable oldest = queue.poll();
        if (oldest != null) {
            dropped(oldest);
        }
        return new LinkedBlockingQueue<>();
    }

    /** Called when the pool has removed a task from its queue. */
    void removed(Runnable task) {
        FollowedTasks tasks = followed;
        if (tasks != null) {
            tasks.removed(pool, task);
        }
    }

    /** Called when the pool will not run this task. */
    void dropped(Runnable task) {
        FollowedTasks tasks = followed;
        if (tasks != null) {
            tasks.dropped(pool, task);
        }
    }

    /** Called when the pool may have cancelled tasks by itself. */
    void settle() {
        FollowedTasks tasks = followed;
        if (tasks != null) {
            tasks.settle(pool);
        }
    }
}
