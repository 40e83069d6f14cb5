package io.quarkiverse.handlertesting.events;

/** Where an {@link RecordedEvent} was seen. */
public enum Origin {

    /** A CDI event that was fired synchronously, seen when it was fired, before the application's observers ran. */
    CDI,
    /** A CDI event that was fired with {@code fireAsync}, seen when it was delivered. */
    CDI_ASYNC,
    /** A CDI event that was fired in a transaction, seen when that transaction had committed. */
    CDI_COMMITTED,
    /** A call of an observed bean, seen when the call, or its asynchronous result, had ended. */
    CALL,
    /** A message sent or published on the Vert.x event bus, seen when it was sent. */
    EVENT_BUS,
    /** A request that came, and its answer. */
    HTTP,
    /**
     * A frame of an event stream, seen when it came to the test, which reads it with {@code sse()} or {@code stream()}; the
     * first 1,000 of each stream, or those with the first 1 MiB of its data.
     */
    SSE,
    /** A call of the application to a mock upstream, seen when it had come, before it was answered. */
    UPSTREAM
}
