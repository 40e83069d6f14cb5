package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;
import io.quarkiverse.handlertesting.runtime.internal.text.ThreadPlace;

/** A piece of work that a cause has running. Thread-safe. */
public final class Work {

    /** In place of an atomic object in each piece of work: a hop has little more than this object. */
    private static final AtomicIntegerFieldUpdater<Work> ENDED = AtomicIntegerFieldUpdater.newUpdater(Work.class, "ended");

    private final RunningCause cause;
    private final WorkKind kind;
    private final Object what;
    private final long since;
    private final StackFrame startedAt;
    private final List<Work> parts;
    /** 1 after the end. */
    private volatile int ended;
    private volatile Thread runner;

    /**
     * @param what the details, whose text a report asks for; {@code null} if the kind is enough
     * @param since {@code System.nanoTime()} when the work began
     * @param startedAt the line of the application that began the work; {@code null} if the stack has no such line
     * @param parts the same work for each member of a joined cause, which counts in its place; empty for other causes
     */
    Work(RunningCause cause, WorkKind kind, Object what, long since, StackFrame startedAt, List<Work> parts) {
        this.cause = cause;
        this.kind = kind;
        this.what = what;
        this.since = since;
        this.startedAt = startedAt;
        this.parts = parts;
    }

    /** Ends the work. Only the first call counts. */
    public void end() {
        if (!ENDED.compareAndSet(this, 0, 1)) {
            return;
        }
        if (parts.isEmpty()) {
            cause.ended(this);
        } else {
            parts.forEach(Work::end);
        }
    }

    /** Runs the task, and ends the work after it, also if the task throws. */
    public void run(Runnable task) {
        runOn(Thread.currentThread());
        try {
            task.run();
        } finally {
            runOn(null);
            end();
        }
    }

    /** As {@link #run}, for a task whose exceptions reach nobody: what runs it only logs them. */
    public void runUnseen(Runnable task) {
        runOn(Thread.currentThread());
        try {
            task.run();
        } catch (Throwable thrown) {
            failed(thrown);
            throw thrown;
        } finally {
            runOn(null);
            end();
        }
    }

    /** Runs a part of the work, which does not end after it. */
    public void runPart(Runnable part) {
        runOn(Thread.currentThread());
        try {
            part.run();
        } finally {
            runOn(null);
        }
    }

    /**
     * Called with the thread that runs the work now, which does not wait for itself to be idle.
     *
     * @param thread {@code null} if no thread runs it any more
     */
    public void runOn(Thread thread) {
        if (thread != null && what instanceof FiringTimes times) {
            times.fires();
        }
        ranBy(thread);
    }

    private void ranBy(Thread thread) {
        runner = thread;
        if (!parts.isEmpty()) {
            parts.forEach(part -> part.ranBy(thread));
        }
    }

    /** Called when this line of the application has cancelled the work, {@code Importer.java:31}, before it was done. */
    public void cancelledBy(RunningCause by, String line) {
        if (parts.isEmpty()) {
            cause.testRun().test().hints().cancellations().add(this, by, line);
        } else {
            parts.forEach(part -> part.cancelledBy(by, line));
        }
    }

    /** Called when an exception has ended the work and reaches nobody: no caller, no client, no handler of the application. */
    public void failed(Throwable thrown) {
        cause.failed(thrown, this, false);
    }

    /**
     * As {@link #failed}, for work whose result code may still ask for. The exception is unseen until
     * {@link UnseenFailure#seen()}.
     */
    public UnseenFailure failedUnlessAsked(Throwable thrown) {
        return cause.failed(thrown, this, true);
    }

    /** The thread that runs the work now; {@code null} if it is unknown or none. */
    Thread runner() {
        return runner;
    }

    public RunningCause cause() {
        return cause;
    }

    WorkKind kind() {
        return kind;
    }

    /** Whether a wait includes this work. */
    boolean isWaitedFor() {
        return kind.isWaitedFor();
    }

    /** Whether the work repeats without end, so that a wait for it would never return. */
    public boolean isPeriodic() {
        return kind == WorkKind.PERIODIC;
    }

    Optional<String> what() {
        return Optional.ofNullable(what).map(Object::toString);
    }

    /** When the work runs, if a timer does it; {@code null} if none does, or if that is unknown. */
    PendingTimer timer() {
        return what instanceof PendingTimer timer ? timer : null;
    }

    long since() {
        return since;
    }

    /** {@code Downloader.start(Downloader.java:31)} */
    Optional<String> startedAt() {
        return Optional.ofNullable(startedAt).map(frame -> ApplicationFrames.place(frame.toStackTraceElement()));
    }

    /**
     * {@code waits in Semaphore.acquire at Downloader.run(Downloader.java:52)}: where the thread is that runs the work now.
     * Empty if no thread is known to run it, or if that thread is in no line of the application.
     */
    Optional<String> place() {
        Thread thread = runner;
        if (thread == null || thread == Thread.currentThread()) {
            return Optional.empty();
        }
        Optional<String> place = ThreadPlace.of(thread);
        // The work may have ended before its thread was looked at, which then ran something else.
        return runner == thread && ended == 0 ? place : Optional.empty();
    }
}
