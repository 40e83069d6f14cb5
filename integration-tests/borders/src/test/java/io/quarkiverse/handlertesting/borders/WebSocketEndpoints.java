package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ofMillis;

import jakarta.inject.Inject;

import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPingMessage;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Endpoints whose callbacks are the other ends of hops. */
final class WebSocketEndpoints {

    private WebSocketEndpoints() {
    }

    private static void fail(String message) {
        if (message.equals("fail")) {
            throw new IllegalStateException("as the message wants");
        }
    }

    /** Runs its callbacks on worker threads. */
    @WebSocket(path = "/hops/blocking/{id}")
    static class Blocking {

        @Inject
        WebSocketLandings landings;

        @OnOpen
        void open(@PathParam String id) {
            landings.reached(id, "open");
        }

        @OnTextMessage
        void text(String message, @PathParam String id) {
            fail(message);
            landings.reached(id, "text");
        }

        @OnBinaryMessage
        void binary(Buffer message, @PathParam String id) {
            landings.reached(id, "binary");
        }

        @OnPingMessage
        void ping(Buffer message, @PathParam String id) {
            landings.reached(id, "ping");
        }

        @OnPongMessage
        void pong(Buffer message, @PathParam String id) {
            landings.reached(id, "pong");
        }

        @OnClose
        void close(@PathParam String id) {
            landings.reached(id, "close");
        }

        @OnError
        void error(IllegalStateException failure, @PathParam String id) {
            landings.reached(id, "error");
        }
    }

    /** Runs its callbacks on the event loop. */
    @WebSocket(path = "/hops/event-loop/{id}")
    static class EventLoop {

        @Inject
        WebSocketLandings landings;

        @OnOpen
        @NonBlocking
        void open(@PathParam String id) {
            landings.reached(id, "open");
        }

        @OnTextMessage
        @NonBlocking
        void text(String message, @PathParam String id) {
            fail(message);
            landings.reached(id, "text");
        }

        @OnBinaryMessage
        @NonBlocking
        void binary(Buffer message, @PathParam String id) {
            landings.reached(id, "binary");
        }

        @OnPingMessage
        @NonBlocking
        void ping(Buffer message, @PathParam String id) {
            landings.reached(id, "ping");
        }

        @OnPongMessage
        @NonBlocking
        void pong(Buffer message, @PathParam String id) {
            landings.reached(id, "pong");
        }

        @OnClose
        @NonBlocking
        void close(@PathParam String id) {
            landings.reached(id, "close");
        }

        @OnError
        @NonBlocking
        void error(IllegalStateException failure, @PathParam String id) {
            landings.reached(id, "error");
        }
    }

    /** Runs its callbacks on virtual threads. */
    @WebSocket(path = "/hops/virtual/{id}")
    static class Virtual {

        @Inject
        WebSocketLandings landings;

        @OnOpen
        @RunOnVirtualThread
        void open(@PathParam String id) {
            landings.reached(id, "open");
        }

        @OnTextMessage
        @RunOnVirtualThread
        void text(String message, @PathParam String id) {
            fail(message);
            landings.reached(id, "text");
        }

        @OnBinaryMessage
        @RunOnVirtualThread
        void binary(Buffer message, @PathParam String id) {
            landings.reached(id, "binary");
        }

        @OnPingMessage
        @RunOnVirtualThread
        void ping(Buffer message, @PathParam String id) {
            landings.reached(id, "ping");
        }

        @OnPongMessage
        @RunOnVirtualThread
        void pong(Buffer message, @PathParam String id) {
            landings.reached(id, "pong");
        }

        @OnClose
        @RunOnVirtualThread
        void close(@PathParam String id) {
            landings.reached(id, "close");
        }

        @OnError
        @RunOnVirtualThread
        void error(IllegalStateException failure, @PathParam String id) {
            landings.reached(id, "error");
        }
    }

    /** Has callbacks with late results. */
    @WebSocket(path = "/hops/late/{id}")
    static class Late {

        @Inject
        WebSocketLandings landings;

        @OnOpen
        Uni<Void> open(@PathParam String id) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(20))
                    .invoke(() -> landings.reached(id, "open"));
        }

        @OnTextMessage
        Uni<Void> text(String message, @PathParam String id) {
            fail(message);
            return Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(20))
                    .invoke(() -> landings.reached(id, "text"));
        }

        @OnBinaryMessage
        Uni<Void> binary(Buffer message, @PathParam String id) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(20))
                    .invoke(() -> landings.reached(id, "binary"));
        }

        @OnPingMessage
        Uni<Void> ping(Buffer message, @PathParam String id) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(20))
                    .invoke(() -> landings.reached(id, "ping"));
        }

        @OnPongMessage
        Uni<Void> pong(Buffer message, @PathParam String id) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(20))
                    .invoke(() -> landings.reached(id, "pong"));
        }

        @OnClose
        Uni<Void> close(@PathParam String id) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(20))
                    .invoke(() -> landings.reached(id, "close"));
        }

        @OnError
        Uni<Void> error(IllegalStateException failure, @PathParam String id) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(20))
                    .invoke(() -> landings.reached(id, "error"));
        }
    }

    /** Handles messages at once, each after a while. */
    @WebSocket(path = "/hops/concurrent/{id}", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
    static class Concurrent {

        @Inject
        WebSocketLandings landings;

        @OnTextMessage
        Uni<Void> text(String message, @PathParam String id) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(20)).invoke(() -> landings.reached(id, message));
        }
    }

    /** Handles messages one after the other, each after a while. */
    @WebSocket(path = "/hops/serial/{id}")
    static class Serial {

        @Inject
        WebSocketLandings landings;

        @OnTextMessage
        Uni<Void> text(String message, @PathParam String id) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(20)).invoke(() -> landings.reached(id, message));
        }
    }

    /** Handles its messages as streams. Says that it is ready when it gets them: earlier messages are dropped. */
    @WebSocket(path = "/hops/stream/{id}")
    static class Stream {

        @Inject
        WebSocketLandings landings;
        @Inject
        WebSocketConnection connection;

        @OnTextMessage
        void text(Multi<String> messages, @PathParam String id) {
            messages.subscribe().with(message -> landings.reached(id, "text " + message));
            connection.sendTextAndAwait("texts");
        }

        @OnBinaryMessage
        void binary(Multi<Buffer> messages, @PathParam String id) {
            messages.onItem().transformToUniAndMerge(
                    message -> Uni.createFrom().item(message).onItem().delayIt().by(ofMillis(20)))
                    .subscribe().with(message -> landings.reached(id, "late " + message));
            connection.sendTextAndAwait("binaries");
        }
    }

    /** Answers its messages as a stream. Says that it is ready when it gets them. */
    @WebSocket(path = "/hops/echo/{id}")
    static class Echo {

        @OnTextMessage
        Multi<String> text(Multi<String> messages) {
            // Quarkus sends one answer after the other: without a buffer, the next message would end the stream.
            return Multi.createBy().merging().streams(messages, Multi.createFrom().item("ready")).onOverflow().buffer();
        }
    }

    /** Does what its client wants. */
    @WebSocket(path = "/hops/peer/{id}")
    static class Peer {

        @Inject
        WebSocketConnection connection;

        @OnTextMessage
        Uni<Void> text(String message) {
            return switch (message) {
                case "binary" -> connection.sendBinary(Buffer.buffer("binary"));
                case "ping" -> connection.sendPing(Buffer.buffer("ping"));
                case "pong" -> connection.sendPong(Buffer.buffer("pong"));
                case "close" -> connection.close();
                case "broadcast" -> connection.broadcast().sendText("text");
                case "stream" -> Multi.createFrom().items("first", "text").onItem().call(connection::sendText).collect().last()
                        .replaceWithVoid();
                default -> connection.sendText(message);
            };
        }
    }

    /** Sends a stream when it opens. */
    @WebSocket(path = "/hops/prices/{id}")
    static class Prices {

        @OnOpen
        Multi<String> open() {
            return Multi.createFrom().items("first", "text").onItem().call(() -> Uni.createFrom().voidItem().onItem().delayIt()
                    .by(ofMillis(20)));
        }
    }
}
