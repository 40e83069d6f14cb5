package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.function.Supplier;

/** The cause of the code that runs now, wherever it is kept. Thread-safe. */
public interface CurrentCause {

    /** The cause of the code that runs now; {@code null} if it is unknown. */
    RunningCause current();

    /**
     * The line of the application that started this thread without a cause, {@code Importer.start(Importer.java:31)};
     * {@code null} if it is unknown.
     */
    default String startedAt() {
        return null;
    }

    /**
     * Sets the cause for everything in the current context of Vert.x, or without such a context on the current thread.
     *
     * @param cause {@code null} to remove it
     */
    void set(RunningCause cause);

    /**
     * Sets the cause on the current thread only.
     *
     * @param cause {@code null} to remove it
     * @return the previous cause; {@code null} if there was none
     */
    RunningCause setOfThread(RunningCause cause);

    /**
     * Sets the cause on the current thread, and in the current context of Vert.x if that has another cause, which would come
     * first.
     *
     * @return sets the previous causes again, on the same thread
     */
    default Runnable enter(RunningCause cause) {
        RunningCause before = setOfThread(cause);
        return () -> setOfThread(before);
    }

    /** The current context of Vert.x, as {@link #carry} takes it; {@code null} for none. */
    default Object place() {
        return null;
    }

    /**
     * Sets the cause of the code that the current thread runs, also in this context of Vert.x if that has another cause, which
     * stays the cause of its other tasks.
     *
     * @param cause {@code null} for no cause
     * @param place the {@link #place()} of the code that has started what runs now
     * @return sets the previous cause again, on the same thread
     */
    default Runnable carry(RunningCause cause, Object place) {
        RunningCause before = setOfThread(cause);
        return () -> setOfThread(before);
    }

    /** Whether the thread is an event loop, on which the application handles requests. */
    default boolean isEventLoop(Thread thread) {
        return false;
    }

    /**
     * Whether the code that runs now consumes a stream whose items have causes of their own. In the callbacks that this code
     * registers, the cause of an item comes first.
     */
    default boolean isConsumingStream() {
        return false;
    }

    /**
     * Runs the task with this cause on the current thread, also on the current context of Vert.x, whose other tasks keep
     * theirs.
     *
     * @param cause {@code null} for no cause
     */
    default void runCarried(RunningCause cause, Runnable task) {
        Runnable back = carry(cause, place());
        try {
            task.run();
        } finally {
            back.run();
        }
    }

    /**
     * Runs the task with this cause. If the current context of Vert.x is duplicated, all its further tasks have the cause too;
     * the thread has it only for this task.
     */
    default void runHere(RunningCause cause, Runnable task) {
        run(cause, () -> {
            set(cause);
            task.run();
        });
    }

    /**
     * Runs the task with this cause on the current thread.
     *
     * @param cause {@code null} for no cause
     */
    default void run(RunningCause cause, Runnable task) {
        get(cause, () -> {
            task.run();
            return null;
        });
    }

    /** As {@link #run}, for a task that has a result. */
    default <T> T get(RunningCause cause, Supplier<T> task) {
        RunningCause before = setOfThread(cause);
        try {
            return task.get();
        } finally {
            setOfThread(before);
        }
    }
}
