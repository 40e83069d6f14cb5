package io.quarkiverse.handlertesting.behaviour.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.http.WebSocket;
import io.vertx.ext.web.Router;

/** A WebSocket needs a socket, and opens with {@code webSocket()} only. */
@QuarkusTest
class WebSocketTest extends ClientTestBase {

    @Inject
    Sessions sessions;

    /** Greets the user that the cookie names. */
    static class Greeter {

        void register(@Observes Router router) {
            router.get("/greet").handler(exchange -> {
                if (exchange.request().getCookie("name") == null) {
                    exchange.response().setStatusCode(401).putHeader("Content-Type", "text/plain").end("Who are you?");
                    return;
                }
                String name = exchange.request().getCookie("name").getValue();
                exchange.request().toWebSocket().onSuccess(
                        socket -> socket.textMessageHandler(word -> socket.writeTextMessage(word + ", " + name)));
                exchange.request().resume();
            });
        }
    }

    // tag::websocket[]
    @Test
    void opensOverASocket() throws Exception {
        HandlerSession alice = sessions.open().withCookie("name", "Alice");
        WebSocket socket = client.overSocket().get("/greet").as(alice).webSocket().await().atMost(Duration.ofSeconds(5));
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        socket.textMessageHandler(said::add);
        socket.writeTextMessage("Hello");
        assertEquals("Hello, Alice", said.poll(5, TimeUnit.SECONDS));
        socket.close();
    }
    // end::websocket[]

    @Test
    void reportsARefusedHandshake() {
        HttpAssertionError refused = (HttpAssertionError) client.overSocket().get("/greet").header("X-Tenant", "one")
                .webSocket().subscribe().withSubscriber(UniAssertSubscriber.create()).awaitFailure().getFailure();
        assertEquals(Reason.UNEXPECTED, refused.reason());
        assertEquals("""
                Expected a WebSocket, but the application refused it with status 401:
                  > GET /greet
                  > X-Tenant: one
                  < 401 Unauthorized
                  < content-type: text/plain
                  <
                  < Who are you?
                It has caused:
                  #1  N ms  HTTP  GET /greet
                  #2  N ms  HTTP  GET /greet -> 401 in N""",
                withoutTimes(refused).replaceFirst("401 in \\d+ (ms|µs)", "401 in N").replace("Content-Type", "content-type"));
    }

    @Test
    void isRefusedInProcess() {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> client.get("/greet").webSocket());
        assertEquals("There are no WebSockets in process: use client.overSocket().get(\"/greet\").webSocket().",
                refused.getMessage());
        IllegalArgumentException byHand = assertThrows(IllegalArgumentException.class,
                () -> client.get("/greet").header("Upgrade", "WebSocket"));
        assertEquals("Headers alone do not open a WebSocket: use overSocket() and webSocket().",
                byHand.getMessage());
    }
}
