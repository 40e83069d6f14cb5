package io.quarkiverse.handlertesting.runtime.internal.hops.websocket;

import java.util.function.Consumer;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseContext;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/**
 * Called by websockets-next, whose classes are changed for the tests. Each callback runs on a new context, which gets the
 * cause here, and counts as work until its result is there.
 */
public final class CallbackHop {

    private CallbackHop() {
    }

    /** The context of a WebSocket that opens: that of its handshake on a server, a new one with the cause on a client. */
    public static Context getOrCreateContext(Vertx vertx) {
        Context context = vertx.getOrCreateContext();
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause == null || CauseContext.of(context) != null) {
            return context;
        }
        Context own = VertxContext.createNewDuplicatedContext(context);
        CauseContext.put(own, cause);
        return own;
    }

    /**
     * Called with the new context of a callback; returns it.
     *
     * @param original the context that it duplicates
     */
    public static Context duplicated(Context made, Context original) {
        RunningCause delivered = Beans.find(WebSocketEnds.class).map(WebSocketEnds::delivering).orElse(null);
        if (delivered != null) {
            CauseContext.put(made, delivered);
            countUntilQueued(made, delivered);
        } else if (ApplicationTestRuns.findCause(original) != null) {
            CauseContext.put(made, ApplicationTestRuns.findCause(original));
        }
        return made;
    }

    /** The callback is queued on its context next, by a context that may have another cause. */
    private static void countUntilQueued(Context made, RunningCause delivered) {
        if (delivered != ApplicationTestRuns.findCause()) {
            Work work = delivered.begin(WorkKind.WEBSOCKET_CALLBACK, null);
            made.runOnContext(before -> made.runOnContext(after -> work.end()));
        }
    }

    /**
     * Called with what passes messages to a callback; returns what to use in its place.
     *
     * @param ownContexts whether each message gets a context of its own; if not, the callback takes a {@code Multi} of them
     */
    public static <T> Consumer<T> passing(Consumer<T> action, boolean ownContexts) {
        ApplicationTestRuns runs = ownContexts ? null : ApplicationTestRuns.find();
        return runs == null ? action
                : new ConsumedMessages<>(action, runs.currentCause(),
                        Beans.find(WebSocketEnds.class).orElseThrow()::delivering);
    }

    /** Called with the handler of messages that queues them for an action; returns the handler to use in its place. */
    public static <T> Handler<T> receiving(Handler<T> handler, Consumer<T> action) {
        return action instanceof ConsumedMessages<T> consumed ? consumed.receiving(handler) : handler;
    }

    /**
     * Called before a callback runs, on its context.
     *
     * @param message {@code null} for a callback without a message
     */
    public static void begins(Object endpoint, Object message) {
        if (message instanceof Multi) {
            CauseContext.consumesStream(Vertx.currentContext());
        }
    }

    // Called with the results of the callbacks of an endpoint; each returns the result to use in its place.

    public static Future<Void> onOpen(Future<Void> result, Object endpoint) {
        return counted(result, endpoint, "OnOpen");
    }

    public static Future<Void> onTextMessage(Future<Void> result, Object endpoint, Object message) {
        return counted(result, endpoint, "OnTextMessage", message);
    }

    public static Future<Void> onBinaryMessage(Future<Void> result, Object endpoint, Object message) {
        return counted(result, endpoint, "OnBinaryMessage", message);
    }

    public static Future<Void> onPingMessage(Future<Void> result, Object endpoint, Buffer message) {
        return counted(result, endpoint, "OnPingMessage");
    }

    public static Future<Void> onPongMessage(Future<Void> result, Object endpoint, Buffer message) {
        return counted(result, endpoint, "OnPongMessage");
    }

    public static Future<Void> onClose(Future<Void> result, Object endpoint) {
        return counted(result, endpoint, "OnClose");
    }

    /** A callback with a {@code Multi} of messages goes on until its WebSocket is closed, so it is no work. */
    private static Future<Void> counted(Future<Void> result, Object endpoint, String annotation, Object message) {
        return message instanceof Multi ? result : counted(result, endpoint, annotation);
    }

    private static Future<Void> counted(Future<Void> result, Object endpoint, String annotation) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause == null || result.isComplete()) {
            return result;
        }
        Work work = cause.begin(WorkKind.WEBSOCKET_CALLBACK, new CallbackName(endpoint, annotation));
        Promise<Void> handled = Promise.promise();
        // The work ends after what follows the callback, such as closing the WebSocket after a failure.
        result.onComplete(done -> work.run(() -> handled.handle(done)));
        return handled.future();
    }

    /** Called with the result of an error handler, which runs already; returns the result to use in its place. */
    public static Uni<Void> doErrorExecute(Uni<Void> result, Object endpoint, Throwable error) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause == null) {
            return result;
        }
        Work work = cause.begin(WorkKind.WEBSOCKET_CALLBACK, new CallbackName(endpoint, "OnError"));
        return Uni.createFrom().emitter(
                handled -> result.subscribe().with(done -> work.run(() -> handled.complete(done)),
                        failure -> work.run(() -> handled.fail(failure))));
    }
}
