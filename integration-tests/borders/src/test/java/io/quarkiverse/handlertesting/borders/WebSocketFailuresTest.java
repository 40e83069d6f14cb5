package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.BasicWebSocketConnector;
import io.quarkus.websockets.next.WebSocketClientConnection;
import io.quarkus.websockets.next.WebSocketConnector;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;

/** The exception of a WebSocket's callback reaches nobody unless the application has an error handler for it. */
@QuarkusTest
@Timeout(120)
class WebSocketFailuresTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    Instance<BasicWebSocketConnector> connectors;
    @Inject
    WebSocketConnector<FailingEndpoints.FailingClient> failing;

    @Inject
    FailingEndpoints.Endless endless;

    private final List<WebSocket> sockets = new ArrayList<>();

    private WebSocket open(String path) {
        WebSocket socket = client.overSocket().get(path).webSocket().await().atMost(ofSeconds(30));
        sockets.add(socket);
        return socket;
    }

    @AfterEach
    void closeAll() {
        sockets.forEach(WebSocket::close);
    }

    @ParameterizedTest
    @ValueSource(strings = { "open", "text", "binary", "pong", "close" })
    void theExceptionOfACallbackIsUnseen(String callback) {
        WebSocket socket = open("/failing/unhandled/" + callback);
        switch (callback) {
            case "text" -> socket.writeTextMessage("hello");
            case "binary" -> socket.writeBinaryMessage(Buffer.buffer("hello"));
            case "pong" -> socket.writePong(Buffer.buffer("hello"));
            case "close" -> socket.close();
            default -> {
                // The handshake is enough.
            }
        }
        assertEquals(callback, events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void theExceptionOfAStreamOfAnswersIsUnseen() {
        open("/failing/stream").writeTextMessage("hello");
        assertEquals("second", events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void theExceptionOfACallbackThatTakesAStreamIsUnseen() {
        open("/failing/streamed").writeTextMessage("hello");
        assertEquals("streamed", events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void theExceptionOfAnErrorHandlerIsUnseen() {
        open("/failing/failing-handler").writeTextMessage("hello");
        assertEquals("handler", events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void anErrorHandlerOfAnotherTypeIsNone() {
        open("/failing/other-handler").writeTextMessage("hello");
        assertEquals("hello", events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void anErrorHandlerSeesTheException() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket socket = open("/failing/handled");
        socket.textMessageHandler(answer::complete);
        socket.writeTextMessage("hello");
        assertEquals("handled hello", answer.orTimeout(30, TimeUnit.SECONDS).join());
        events.awaitIdle();
    }

    /** Quarkus ends the stream when it cannot send an item. */
    @Test
    void aStreamToAClientThatHasLeftIsNoFailure() {
        WebSocket socket = open("/failing/endless");
        socket.textMessageHandler(item -> socket.close());
        socket.writeTextMessage("first");
        events.awaitIdle();
        assertFalse(endless.items.isCancelled());
        endless.items.emit("second");
        events.awaitIdle();
        assertTrue(endless.items.isCancelled());
    }

    @Test
    void theExceptionOfAClientIsUnseen() {
        WebSocketClientConnection connection = failing.baseUri(WebSocketLandings.application()).connectAndAwait();
        connection.sendTextAndAwait("hello");
        assertEquals("hello", events.expectFailure(Boom.class).getMessage());
        connection.closeAndAwait();
    }

    @ParameterizedTest
    @ValueSource(strings = { "NON_BLOCKING", "BLOCKING" })
    void theExceptionOfACallbackOfABasicClientIsUnseen(String model) {
        WebSocketClientConnection connection = connectors.get()
                .executionModel(BasicWebSocketConnector.ExecutionModel.valueOf(model))
                .onTextMessage((at, message) -> {
                    throw new Boom(message);
                })
                .baseUri(WebSocketLandings.application()).path("/failing/answers").connectAndAwait();
        connection.sendTextAndAwait("hello");
        assertEquals("hello", events.expectFailure(Boom.class).getMessage());
        connection.closeAndAwait();
    }

    @Test
    void theExceptionOfABasicClientThatOpensIsUnseen() {
        WebSocketClientConnection connection = connectors.get().onOpen(at -> {
            throw new Boom("open");
        }).baseUri(WebSocketLandings.application()).path("/failing/answers").connectAndAwait();
        assertEquals("open", events.expectFailure(Boom.class).getMessage());
        connection.closeAndAwait();
    }

    /** The answer to the closing of the connection. */
    @Test
    void aCallbackThatSendsToAClosedConnectionIsNoFailure() {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        WebSocketClientConnection connection = connectors.get().onClose((at, reason) -> {
            try {
                at.sendTextAndAwait("late");
            } catch (RuntimeException thrown) {
                failure.complete(thrown);
                throw thrown;
            }
        }).baseUri(WebSocketLandings.application()).path("/failing/answers").connectAndAwait();
        connection.closeAndAwait();
        String message = failure.orTimeout(30, TimeUnit.SECONDS).join().getMessage();
        assertTrue(message.endsWith("WebSocket is closed"), message);
        events.awaitIdle();
    }
}
