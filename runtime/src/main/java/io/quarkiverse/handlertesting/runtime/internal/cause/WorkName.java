package io.quarkiverse.handlertesting.runtime.internal.cause;

/** How a sentence names a piece of work. */
final class WorkName {

    private WorkName() {
    }

    /** {@code task}, {@code message orders}, {@code GET /models} */
    static String of(Work work) {
        String noun = noun(work.kind());
        return work.what().map(what -> noun.isEmpty() ? what : what.contains(noun) ? what : noun + " " + what)
                .orElse(noun.isEmpty() ? "request" : noun);
    }

    private static String noun(WorkKind kind) {
        return switch (kind) {
            case HTTP, HANDLER -> "";
            case STREAM -> "stream";
            case HTTP_CLIENT -> "outgoing request";
            case GRPC, GRPC_CLIENT -> "gRPC call";
            case DATABASE -> "database command";
            case CALL, BULKHEAD -> "call";
            case CDI_ASYNC, CDI_OBSERVER -> "observer";
            case MANAGED_EXECUTOR, EXECUTOR, FORK, VIRTUAL_THREAD, BLOCKING, CONTEXT -> "task";
            case MUTINY -> "Mutiny pipeline";
            case EVENT_BUS -> "consumer";
            case CHANNEL, UNACKNOWLEDGED -> "message";
            case TIMER -> "timer";
            case ASYNC -> "stage";
            case THREAD -> "thread";
            case COROUTINE -> "coroutine";
            case WEBSOCKET, WEBSOCKET_MESSAGE -> "WebSocket";
            case WEBSOCKET_CALLBACK -> "WebSocket callback";
            case PERIODIC -> "job";
        };
    }
}
