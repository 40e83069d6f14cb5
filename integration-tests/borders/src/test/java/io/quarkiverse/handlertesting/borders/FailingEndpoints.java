package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ofMillis;

import jakarta.inject.Singleton;

import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketClient;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.buffer.Buffer;

/** Endpoints and clients whose callbacks fail. */
final class FailingEndpoints {

    private FailingEndpoints() {
    }

    /** Fails in the callback that its path names. */
    @WebSocket(path = "/failing/unhandled/{callback}")
    static class Unhandled {

        @OnOpen
        void open(@PathParam String callback) {
            failIn("open", callback);
        }

        @OnTextMessage
        Uni<Void> text(String message, @PathParam String callback) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(1))
                    .invoke(() -> failIn("text", callback));
        }

        @OnBinaryMessage
        @NonBlocking
        void binary(Buffer message, @PathParam String callback) {
            failIn("binary", callback);
        }

        @OnPongMessage
        @RunOnVirtualThread
        void pong(Buffer message, @PathParam String callback) {
            failIn("pong", callback);
        }

        @OnClose
        void close(@PathParam String callback) {
            failIn("close", callback);
        }

        static void failIn(String callback, String failing) {
            if (callback.equals(failing)) {
                throw new Boom(callback);
            }
        }
    }

    /** Answers with a stream that fails after its first item. */
    @WebSocket(path = "/failing/stream")
    static class Streaming {

        @OnTextMessage
        Multi<String> text(String message) {
            return Multi.createFrom().items("first", "second").invoke(item -> Unhandled.failIn("second", item));
        }
    }

    /** Answers with a stream that the test fills. */
    @Singleton
    @WebSocket(path = "/failing/endless")
    static class Endless {

        volatile MultiEmitter<? super String> items;

        @OnTextMessage
        Multi<String> text(String message) {
            return Multi.createFrom().emitter(emitter -> {
                items = emitter;
                emitter.emit(message);
            });
        }
    }

    /** Takes its messages as a stream, and fails before it has one. */
    @WebSocket(path = "/failing/streamed")
    static class Streamed {

        @OnTextMessage
        void text(Multi<String> messages) {
            throw new Boom("streamed");
        }
    }

    /** Handles the exceptions of its callback. */
    @WebSocket(path = "/failing/handled")
    static class Handled {

        @OnTextMessage
        void text(String message) {
            throw new Boom(message);
        }

        @OnError
        String error(Boom thrown) {
            return "handled " + thrown.getMessage();
        }
    }

    /** Handles the exceptions of its callback, and fails thereby. */
    @WebSocket(path = "/failing/failing-handler")
    static class FailingHandler {

        @OnTextMessage
        void text(String message) {
            throw new IllegalStateException(message);
        }

        @OnError
        void error(IllegalStateException thrown) {
            throw new Boom("handler");
        }
    }

    /** Handles the exceptions of its callback, but none of this type. */
    @WebSocket(path = "/failing/other-handler")
    static class OtherHandler {

        @OnTextMessage
        void text(String message) {
            throw new Boom(message);
        }

        @OnError
        void error(IllegalStateException thrown) {
            throw new AssertionError(thrown);
        }
    }

    /** Answers each message. */
    @WebSocket(path = "/failing/answers")
    static class Answering {

        @OnTextMessage
        String text(String message) {
            return message;
        }
    }

    /** A client that fails at each message. */
    @WebSocketClient(path = "/failing/answers", clientId = "failing")
    static class FailingClient {

        @OnTextMessage
        void text(String message) {
            throw new Boom(message);
        }
    }
}
