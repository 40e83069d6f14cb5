package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.concurrent.CompletionStage;

import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.taps.SendingLine;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.MutinyEmitter;

/**
 * Called by application classes in place of the methods of {@link Emitter} and {@link MutinyEmitter} with the same names, with
 * the line of the call as the last argument. Those that return a {@code Uni} send when it is subscribed to, so they have none.
 */
public final class EmitterCalls {

    private EmitterCalls() {
    }

    public static CompletionStage<Void> send(Emitter<Object> emitter, Object payload, String line) {
        return SendingLine.at(line, () -> emitter.send(payload));
    }

    public static void send(Emitter<Object> emitter, Message<Object> message, String line) {
        SendingLine.at(line, () -> {
            emitter.send(message);
            return null;
        });
    }

    public static void sendAndAwait(MutinyEmitter<Object> emitter, Object payload, String line) {
        SendingLine.at(line, () -> {
            emitter.sendAndAwait(payload);
            return null;
        });
    }

    public static Cancellable sendAndForget(MutinyEmitter<Object> emitter, Object payload, String line) {
        return SendingLine.at(line, () -> emitter.sendAndForget(payload));
    }

    public static void sendMessageAndAwait(MutinyEmitter<Object> emitter, Message<Object> message, String line) {
        SendingLine.at(line, () -> {
            emitter.sendMessageAndAwait(message);
            return null;
        });
    }

    public static Cancellable sendMessageAndForget(MutinyEmitter<Object> emitter, Message<Object> message, String line) {
        return SendingLine.at(line, () -> emitter.sendMessageAndForget(message));
    }
}
