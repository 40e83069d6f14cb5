package io.quarkiverse.handlertesting.runtime.internal.hops.websocket;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.core.Handler;

/**
 * Passes the messages of a WebSocket to a callback that takes them as the items of one {@code Multi}. All items run on the
 * context of the handshake, so each gets the cause of its message here, and counts as work until the callback has reacted to
 * it. Messages must be passed on in the order in which they arrive.
 */
final class ConsumedMessages<T> implements Consumer<T> {

    private final Consumer<T> callback;
    private final CurrentCause current;
    private final Supplier<RunningCause> delivering;
    /** One for each message that waits for its turn on the context; empty for a message whose cause is unknown. */
    private final Queue<Optional<Work>> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param delivering the cause of the message that the current thread is handling; {@code null} if it is unknown
     */
    ConsumedMessages(Consumer<T> callback, CurrentCause current, Supplier<RunningCause> delivering) {
        this.callback = callback;
        this.current = current;
        this.delivering = delivering;
    }

    /** The handler to use in place of one that queues messages for this. */
    Handler<T> receiving(Handler<T> queues) {
        return message -> {
            waiting.add(Optional.ofNullable(delivering.get()).map(cause -> cause.begin(WorkKind.WEBSOCKET_CALLBACK, null)));
            queues.handle(message);
        };
    }

    @Override
    public void accept(T message) {
        Work work = waiting.remove().orElse(null);
        if (work == null) {
            callback.accept(message);
            return;
        }
        work.run(() -> current.runCarried(work.cause(), () -> callback.accept(message)));
    }
}
