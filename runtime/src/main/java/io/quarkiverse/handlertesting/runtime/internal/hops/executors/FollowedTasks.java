package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * The tasks that executors have yet to run. Tasks are found by identity, so that executors run the application's own objects
 * and no wrappers. If one task is submitted several times, its runs have the causes in the order of submission. Lives as long
 * as the application; thread-safe.
 */
@Singleton
public class FollowedTasks {

    private final TestRuns runs;
    /** The first submission of each task. Guarded by this. */
    private final Map<Object, Submission> pending = new IdentityHashMap<>();
    /** The ends of the computations of a thread, the innermost first. */
    private final ThreadLocal<Deque<Runnable>> computing = ThreadLocal.withInitial(ArrayDeque::new);

    public FollowedTasks(TestRuns runs) {
        this.runs = runs;
    }

    /** The bean of the application that runs now; {@code null} if none is running. */
    static FollowedTasks find() {
        return Beans.find(FollowedTasks.class).orElse(null);
    }

    /** Cancels a future, also a {@code ForkJoinTask}: only a thread pool notices it by itself. */
    public static boolean cancel(Future<?> future, boolean mayInterruptIfRunning) {
        return ForkJoinCalls.cancelled(find(), future, mayInterruptIfRunning);
    }

    /**
     * Called where a computation begins.
     *
     * @param computed ends it; {@code null} if there is nothing to do
     */
    void computing(Runnable computed) {
        computing.get().push(computed == null ? () -> {
        } : computed);
    }

    /** Called at the end of a computation; returns what ends it. */
    Runnable computed() {
        return computing.get().poll();
    }

    CurrentCause currentCause() {
        return runs.currentCause();
    }

    /**
     * Called before an executor gets a task.
     *
     * @param what the details of its work; {@code null} if the kind is enough
     * @return {@code null} if the task is not to be followed
     */
    Submission submitted(Object executor, Object task, WorkKind kind, Object what) {
        RunningCause cause = currentCause().current();
        if (task == null || cause == null && task instanceof Future) {
            // A future runs once. The runs of other tasks are counted: a task may be submitted again, with a cause.
            return null;
        }
        Submission submission = new Submission(executor, task, cause == null ? null : cause.begin(kind, what));
        add(submission);
        return submission;
    }

    /** As {@link #submitted}, for a task that runs a counted one. */
    Submission submitted(Object executor, Object task, CountedTask counted) {
        RunningCause cause = currentCause().current();
        Submission submission = new Submission.OfCounted(executor, task,
                cause == null ? null : cause.begin(WorkKind.EXECUTOR, null), counted);
        add(submission);
        return submission;
    }

    /**
     * Begins a submission whose run calls {@link #begin(Submission)}, so that it needs no task to be found by; one that an
     * executor may drop gets it by {@link #bind}.
     *
     * @return {@code null} without a cause
     */
    Submission unbound(Object executor) {
        RunningCause cause = currentCause().current();
        return cause == null ? null : new Submission(executor, null, cause.begin(WorkKind.EXECUTOR, null));
    }

    /** As {@link #unbound(Object)}, but a counted task is followed without a cause, too: its executor may drop it. */
    Submission unbound(Object executor, Runnable task) {
        Submission submission = unbound(executor);
        return submission == null && task instanceof CountedTask ? new Submission(executor, null, null) : submission;
    }

    /** Makes an executor, or the application, able to drop a submission by this task. */
    synchronized void bind(Submission submission, Object task) {
        if (submission.isWaiting()) {
            submission.task = task;
            add(submission);
        }
    }

    private synchronized void add(Submission submission) {
        Submission last = pending.putIfAbsent(submission.task, submission);
        if (last != null) {
            while (last.next != null) {
                last = last.next;
            }
            last.next = submission;
        }
    }

    /** Called after an executor has got a task. */
    synchronized void accepted(Submission submission) {
        submission.submitter = null;
    }

    /**
     * Called when a thread of the executor is about to run a task.
     *
     * @return {@code null} if the task is not followed
     */
    synchronized Submission begin(Object executor, Object task) {
        Submission begun = first(executor, task, submission -> !submission.rejected);
        if (begun == null) {
            // The handler of rejected tasks has put it into the queue.
            begun = first(executor, task, submission -> true);
        }
        if (begun != null) {
            begun.begins();
            if (!begun.isPeriodic()) {
                unlink(begun);
            }
        }
        return begun;
    }

    /** Called when a task is about to run that knows its submission. */
    synchronized void begin(Submission submission) {
        submission.begins();
        unlink(submission);
    }

    /**
     * Called before a handler of rejected tasks gets a task, on the thread that submits it. A scheduled task is submitted once.
     *
     * @return {@code null} if the task is not followed, or is in the queue no longer
     */
    synchronized Submission rejected(Object executor, Object task) {
        Submission last = null;
        for (Submission each = pending.get(task); each != null; each = each.next) {
            if (each.executor == executor && !each.rejected
                    && (each.submitter == Thread.currentThread() || each.task instanceof RunnableScheduledFuture)) {
                last = each;
            }
        }
        if (last != null) {
            last.rejected = true;
        }
        return last;
    }

    /**
     * Called before the application puts a task into a queue. A handler of rejected tasks does so.
     *
     * @return {@code null} if no handler has this task on this thread
     */
    synchronized Submission queueing(Object task) {
        for (Submission each = pending.get(task); each != null; each = each.next) {
            if (each.rejected && each.submitter == Thread.currentThread()) {
                each.rejected = false;
                return each;
            }
        }
        return null;
    }

    /** Called if the queue, or the executor, has refused the task. */
    synchronized void refused(Submission submission) {
        submission.rejected = true;
    }

    /**
     * Called after a handler of rejected tasks has returned, or an executor has thrown an exception.
     *
     * @param queue what is in the queue now: a task that the handler has put there still runs
     */
    void handled(Submission submission, Collection<?> queue) {
        boolean over;
        synchronized (this) {
            if (!submission.rejected) {
                return;
            }
            over = count(queue, submission.task) <= countAccepted(submission);
            if (over) {
                unlink(submission);
            } else {
                submission.rejected = false;
            }
        }
        if (over) {
            submission.over();
        }
    }

    private static long count(Collection<?> queue, Object task) {
        return queue.stream().filter(each -> each == task).count();
    }

    private int countAccepted(Submission submission) {
        int count = 0;
        for (Submission each = pending.get(submission.task); each != null; each = each.next) {
            count += each.executor == submission.executor && !each.rejected ? 1 : 0;
        }
        return count;
    }

    /** Called when an executor has failed to take a task. Does nothing if the task runs, or has run. */
    void failed(Submission submission) {
        boolean over;
        synchronized (this) {
            over = unlink(submission);
        }
        if (over) {
            submission.over();
        }
    }

    /**
     * Called when the queue of an executor has removed a task, or another one that equals it. The executor will not run it.
     */
    void removed(Object executor, Object removed) {
        if (!dropped(executor, removed)) {
            List<Object> tasks;
            synchronized (this) {
                tasks = List.copyOf(pending.keySet());
            }
            tasks.stream().filter(removed::equals).anyMatch(equal -> dropped(executor, equal));
        }
    }

    /** Called when an executor will not run this task. Returns whether it was followed. */
    boolean dropped(Object executor, Object task) {
        Submission submission;
        synchronized (this) {
            submission = first(executor, task, each -> !each.rejected && each.submitter == Thread.currentThread());
            if (submission == null) {
                submission = first(executor, task, each -> !each.rejected);
            }
            if (submission == null) {
                submission = first(executor, task, each -> true);
            }
            if (submission == null) {
                return false;
            }
            unlink(submission);
        }
        submission.over();
        return true;
    }

    /** Called when the application has cancelled a task, in whichever executor it is. */
    void cancelled(Object task) {
        List<Submission> dropped = new ArrayList<>();
        synchronized (this) {
            for (Submission each = pending.get(task); each != null; each = pending.get(task)) {
                unlink(each);
                dropped.add(each);
            }
        }
        dropped.forEach(Submission::over);
    }

    /** Called when an executor will run none of its tasks any more. */
    void stopped(Object executor) {
        dropAll(each -> each.executor == executor);
    }

    /** Ends the work of all futures of an executor that are done, such as cancelled ones: they do nothing when they run. */
    void settle(Object executor) {
        dropAll(each -> each.executor == executor && each.task instanceof Future<?> future && future.isDone());
    }

    private void dropAll(Predicate<Submission> condition) {
        List<Submission> dropped = new ArrayList<>();
        synchronized (this) {
            for (Submission first : pending.values()) {
                for (Submission each = first; each != null; each = each.next) {
                    if (condition.test(each)) {
                        dropped.add(each);
                    }
                }
            }
            dropped.forEach(this::unlink);
        }
        dropped.forEach(Submission::over);
    }

    /** Called when the application has taken an element out of a queue, which may be that of a thread pool. */
    void taken(Object queue, Object element) {
        Object pool = null;
        synchronized (this) {
            for (Submission each = pending.get(element); each != null && pool == null; each = each.next) {
                pool = each.executor instanceof ThreadPoolExecutor of && of.getQueue() == queue ? of : null;
            }
        }
        if (pool != null) {
            dropped(pool, element);
        }
    }

    private Submission first(Object executor, Object task, Predicate<Submission> condition) {
        Submission each = pending.get(task);
        while (each != null && !(each.executor == executor && condition.test(each))) {
            each = each.next;
        }
        return each;
    }

    /** Returns whether the submission was still pending. */
    private boolean unlink(Submission submission) {
        if (submission.task == null) {
            return true;
        }
        Submission before = null;
        Submission each = pending.get(submission.task);
        while (each != null && each != submission) {
            before = each;
            each = each.next;
        }
        if (each == null) {
            return false;
        }
        if (before != null) {
            before.next = each.next;
        } else if (each.next != null) {
            pending.put(each.task, each.next);
        } else {
            pending.remove(each.task);
        }
        each.next = null;
        return true;
    }

    /** How many submissions are pending. */
    synchronized int size() {
        int size = 0;
        for (Submission first : pending.values()) {
            for (Submission each = first; each != null; each = each.next) {
                size++;
            }
        }
        return size;
    }
}
