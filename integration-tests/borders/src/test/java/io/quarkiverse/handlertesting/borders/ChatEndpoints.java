package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ofMillis;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.websockets.next.HandshakeRequest;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketClient;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;

/** A chat whose callbacks fire events, for the tests of WebSockets. */
final class ChatEndpoints {

    private ChatEndpoints() {
    }

    /** Handles the messages of each connection in their order, on worker threads. */
    @WebSocket(path = "/chat/serial", endpointId = "serial-chat")
    static class Serial {

        @Inject
        Event<Said> said;

        @OnTextMessage
        void text(String message) {
            said.fire(new Said(message));
        }
    }

    /** Handles messages at once, on worker threads. */
    @WebSocket(path = "/chat/concurrent", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
    static class Concurrent {

        @Inject
        Event<Said> said;

        @OnTextMessage
        void text(String message) {
            said.fire(new Said(message));
        }
    }

    /** Handles the messages of each connection as one stream. */
    @WebSocket(path = "/chat/stream", endpointId = "stream-chat")
    static class Streamed {

        @Inject
        Event<Said> said;

        @OnTextMessage
        void text(Multi<String> messages) {
            messages.subscribe().with(message -> said.fire(new Said(message)));
        }
    }

    /** Sends what others say to its clients. */
    @WebSocket(path = "/chat/news", endpointId = "news")
    static class News {

        @OnTextMessage(broadcast = true)
        String text(String message) {
            return message;
        }
    }

    /** A client that fires an event for each piece of news. */
    @WebSocketClient(path = "/chat/news", clientId = "reader")
    static class Reader {

        @Inject
        Event<Said> said;

        @OnTextMessage
        void text(String message) {
            said.fire(new Said(message));
        }
    }

    /** A client that fires two events for each piece of news, the second one after a while. */
    @WebSocketClient(path = "/chat/{topic}", clientId = "listener")
    static class Listener {

        @Inject
        Event<Said> said;

        @OnTextMessage
        void text(Multi<String> messages) {
            messages.onItem().invoke(message -> said.fire(new Said(message)))
                    .onItem().transformToUniAndMerge(
                            message -> Uni.createFrom().item("late " + message).onItem().delayIt().by(ofMillis(20)))
                    .subscribe().with(message -> said.fire(new Said(message)));
        }
    }

    /** Announces what a request says. */
    @Singleton
    static class Announcements {

        @Inject
        OpenConnections connections;

        void add(@Observes Router router) {
            router.post("/announcements/:text").handler(exchange -> {
                String text = exchange.pathParam("text");
                connections.findByEndpointId("news").forEach(connection -> connection.sendText(text).subscribe().with(done -> {
                }));
                exchange.response().setStatusCode(202).end();
            });
        }
    }

    /** A WebSocket of Vert.x that holds its messages back until the test resumes it. */
    @Singleton
    static class Paused {

        final Queue<ServerWebSocket> sockets = new ConcurrentLinkedQueue<>();
        @Inject
        Event<Said> said;

        void add(@Observes Router router) {
            router.get("/chat/paused").handler(exchange -> exchange.request().toWebSocket().onSuccess(socket -> {
                socket.pause();
                socket.textMessageHandler(message -> said.fire(new Said(message)));
                sockets.add(socket);
            }));
        }
    }

    /** Holds the worker thread of its callback. */
    @WebSocket(path = "/chat/hanging", endpointId = "hanging")
    static class Hanging {

        volatile Hold hold = new Hold();
        volatile Context context;

        @OnTextMessage
        void receive(String message) {
            context = Vertx.currentContext();
            hold.hold();
        }
    }

    /** Keeps its messages until the test answers them, and what its callbacks ran on. */
    @WebSocket(path = "/chat/held", endpointId = "held")
    static class Held {

        final Queue<CompletableFuture<Void>> answers = new ConcurrentLinkedQueue<>();
        final Queue<Context> contexts = new ConcurrentLinkedQueue<>();
        final Queue<HandshakeRequest> handshakes = new ConcurrentLinkedQueue<>();
        @Inject
        Event<Said> said;
        @Inject
        WebSocketConnection connection;

        @OnTextMessage
        Uni<Void> text(String message) {
            contexts.add(Vertx.currentContext());
            handshakes.add(connection.handshakeRequest());
            CompletableFuture<Void> answer = new CompletableFuture<>();
            answers.add(answer);
            said.fire(new Said(message));
            return Uni.createFrom().completionStage(answer);
        }
    }
}
