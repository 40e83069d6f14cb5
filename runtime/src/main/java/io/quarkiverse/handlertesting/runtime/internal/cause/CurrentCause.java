package io.quarkiverse.handlertesting.runtime.internal.cause;

/** The cause of what runs now, wherever it is kept. Thread-safe. */
public interface CurrentCause {

    /** {@code null} if it is unknown. */
    RunningCause current();

    /** For everything in the current context of Vert.x, else on the current thread; {@code null} for none. */
    void set(RunningCause cause);

    /** Only on the current thread; gives back what was there. {@code null} for none. */
    RunningCause setOfThread(RunningCause cause);

    /**
     * Runs with this cause: all that comes of the current context of Vert.x has it too, if there is one of its own, and the
     * thread has it only meanwhile.
     */
    default void runHere(RunningCause cause, Runnable task) {
        run(cause, () -> {
            set(cause);
            task.run();
        });
    }

    /** Runs with this cause on the current thread; {@code null} for none. */
    default void run(RunningCause cause, Runnable task) {
        RunningCause before = setOfThread(cause);
        try {
            task.run();
        } finally {
            setOfThread(before);
        }
    }
}
