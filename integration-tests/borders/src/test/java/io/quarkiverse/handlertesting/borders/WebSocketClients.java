package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ofMillis;

import jakarta.inject.Inject;

import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPingMessage;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocketClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Clients whose callbacks are the other ends of hops. */
final class WebSocketClients {

    private WebSocketClients() {
    }

    private static void fail(String message) {
        if (message.equals("fail")) {
            throw new IllegalStateException("as the message wants");
        }
    }

    /** Runs its callbacks on worker threads. */
    @WebSocketClient(path = "/hops/peer/{id}", clientId = "blockingclient")
    static class BlockingClient {

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

    /** Has callbacks with late results. */
    @WebSocketClient(path = "/hops/{peer}/{id}", clientId = "lateclient")
    static class LateClient {

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
}
