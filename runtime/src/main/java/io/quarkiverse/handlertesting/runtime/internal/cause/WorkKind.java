package io.quarkiverse.handlertesting.runtime.internal.cause;

/** The kinds of work. */
public enum WorkKind {

    /** An HTTP exchange, until its response has been sent or its connection is gone. */
    HTTP(false),
    /** A response that the test reads as a stream, until its end. The exchange of its request is part of it. */
    STREAM(false),
    /**
     * A handler on a worker thread or virtual thread, until it has returned, also if its client has left. Each request has one,
     * so its place is not worth a stack walk.
     */
    HANDLER(false),
    /** A request that the application sends, until its response has been read. */
    HTTP_CLIENT(true),
    /** A gRPC call that has arrived, until its status has been sent or it is cancelled. */
    GRPC(false),
    /** A gRPC call that the application or the test sends, until its callbacks have run. */
    GRPC_CLIENT(true),
    /** A statement or command that a database has yet to answer, or a connection to it that is not there yet. */
    DATABASE(true),
    /** A call of an observed bean, until its result is there, also if that is asynchronous. */
    CALL(true),
    /** The observers of a CDI event that was fired asynchronously. */
    CDI_ASYNC(true),
    /** An observer of a phase of a transaction. Its thread waits for it, so it is counted only when it has failed. */
    CDI_OBSERVER(true),
    /** A task of a {@code ManagedExecutor}. */
    MANAGED_EXECUTOR(true),
    /** A task of an executor that the application has made, or of the common pool. */
    EXECUTOR(true),
    /** A task that a {@code ForkJoinTask} has forked. Short and frequent, so its place is not worth a stack walk. */
    FORK(false),
    /** A task of the executor of virtual threads. */
    VIRTUAL_THREAD(true),
    /** A task of Mutiny's default executor or worker pool. */
    MUTINY(true),
    /** A message that a consumer has yet to handle. */
    EVENT_BUS(true),
    /** A message in a channel, until it is acknowledged and each consumer in the application that took it has ended. */
    CHANNEL(true),
    /** A message that no consumer holds any more and that is still not acknowledged. It may never be: no wait includes it. */
    UNACKNOWLEDGED(false, false),
    /** A task of {@code executeBlocking}. */
    BLOCKING(true),
    /** A task that waits for its event loop. Short and frequent, so its place is not worth a stack walk. */
    CONTEXT(false),
    /** A guarded call that waits in a bulkhead. */
    BULKHEAD(true),
    /** A timer that is due once. */
    TIMER(true),
    /** A stage of a {@code CompletableFuture} on its default executor, or another task that the JDK runs. */
    ASYNC(true),
    /** A thread that the application starts, until it ends. */
    THREAD(true),
    /** A coroutine that the application starts, until it and its children have completed. */
    COROUTINE(true),
    /** A WebSocket that the test has opened. It stays open as long as its two ends want, so no wait includes it. */
    WEBSOCKET(false, false),
    /** A frame on its way through a WebSocket whose two ends are in this JVM, until its handlers have run. */
    WEBSOCKET_MESSAGE(true),
    /** A callback of a WebSocket endpoint or client, until its result is there. Frameworks call it, so it has no place. */
    WEBSOCKET_CALLBACK(false),
    /** A timer or job that repeats: no wait includes it. */
    PERIODIC(true, false);

    /** Ends the details of an HTTP exchange whose request the application has not begun to handle. */
    public static final String BEING_SENT = "being sent";

    private final boolean placed;
    private final boolean waitedFor;

    WorkKind(boolean placed) {
        this(placed, true);
    }

    WorkKind(boolean placed, boolean waitedFor) {
        this.placed = placed;
        this.waitedFor = waitedFor;
    }

    /** Whether each exchange may have work of this kind, so that it says nothing about what the request has started. */
    boolean isOfExchange() {
        return switch (this) {
            case HTTP, STREAM, HANDLER, CONTEXT -> true;
            default -> false;
        };
    }

    /** Whether a wait includes work of this kind. */
    boolean isWaitedFor() {
        return waitedFor;
    }

    /** Whether to walk the stack for the line that started it. */
    boolean isPlaced() {
        return placed;
    }
}
