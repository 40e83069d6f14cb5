package io.quarkiverse.handlertesting.runtime.internal.cause;

/** What a piece of work is. */
public enum WorkKind {

    /** An HTTP exchange, until its response has been sent or its connection is gone. */
    HTTP,
    /** A request that the application sends, until its response has been read. */
    HTTP_CLIENT,
    /** A call of an observed bean, until its result is there, be it asynchronous. */
    CALL,
    /** The observers of a CDI event that was fired asynchronously. */
    CDI_ASYNC,
    /** A task of a {@code ManagedExecutor}. */
    MANAGED_EXECUTOR,
    /** A task of Mutiny's default executor or worker pool. */
    MUTINY,
    /** A message that a consumer has yet to handle. */
    EVENT_BUS,
    /** A task of {@code executeBlocking}. */
    BLOCKING,
    /** A task that waits for its event loop. It is over soon, and often: nobody asks where it was started. */
    CONTEXT,
    /** A timer that is due once. */
    TIMER,
    /** A timer or job that comes again and again: nobody waits for its end. */
    PERIODIC
}
