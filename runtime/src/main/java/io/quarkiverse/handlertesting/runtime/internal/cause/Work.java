package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A piece of work that a cause has running. Thread-safe. */
public final class Work {

    private final RunningCause cause;
    private final WorkKind kind;
    private final String what;
    private final long since;
    private final StackFrame startedAt;
    private final AtomicBoolean ended = new AtomicBoolean();

    /**
     * @param what details; {@code null} if its kind is enough
     * @param since {@code System.nanoTime()} when it began
     * @param startedAt the application's line that began it; {@code null} if the stack has no such line
     */
    Work(RunningCause cause, WorkKind kind, String what, long since, StackFrame startedAt) {
        this.cause = cause;
        this.kind = kind;
        this.what = what;
        this.since = since;
        this.startedAt = startedAt;
    }

    /** The work is over. Only the first call counts. */
    public void end() {
        if (ended.compareAndSet(false, true)) {
            cause.ended(this);
        }
    }

    public RunningCause cause() {
        return cause;
    }

    WorkKind kind() {
        return kind;
    }

    /** Whether it repeats without an end, so that a wait would never return. */
    public boolean isPeriodic() {
        return kind == WorkKind.PERIODIC;
    }

    Optional<String> what() {
        return Optional.ofNullable(what);
    }

    long since() {
        return since;
    }

    /** {@code Downloader.start(Downloader.java:31)} */
    Optional<String> startedAt() {
        return Optional.ofNullable(startedAt).map(frame -> simpleName(frame.getClassName()) + "." + frame.getMethodName()
                + "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")");
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }
}
