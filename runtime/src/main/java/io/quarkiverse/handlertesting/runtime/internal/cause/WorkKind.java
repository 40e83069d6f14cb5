package io.quarkiverse.handlertesting.runtime.internal.cause;

/** What a piece of work is. */
public enum WorkKind {

    /** An HTTP exchange, until its response has been sent or its connection is gone. */
    HTTP(false),
    /** A request that the application sends, until its response has been read. */
    HTTP_CLIENT(true),
    /** A call of an observed bean, until its result is there, be it asynchronous. */
    CALL(true),
    /** The observers of a CDI event that was fired asynchronously. */
    CDI_ASYNC(true),
    /** A task of a {@code ManagedExecutor}. */
    MANAGED_EXECUTOR(true),
    /** A task of Mutiny's default executor or worker pool. */
    MUTINY(true),
    /** A message that a consumer has yet to handle. */
    EVENT_BUS(true),
    /** A task of {@code executeBlocking}. */
    BLOCKING(true),
    /** A task that waits for its event loop. It is over soon, and there are many: nobody asks where it was started. */
    CONTEXT(false),
    /** A timer that is due once. */
    TIMER(true),
    /** A timer or job that comes again and again: nobody waits for its end. */
    PERIODIC(true);

    private final boolean placed;

    WorkKind(boolean placed) {
        this.placed = placed;
    }

    /** Whether to tell where it was started, for which the stack is walked. */
    boolean isPlaced() {
        return placed;
    }
}
