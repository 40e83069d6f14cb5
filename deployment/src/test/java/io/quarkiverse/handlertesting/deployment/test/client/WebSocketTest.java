package io.quarkiverse.handlertesting.deployment.test.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.RunningTest;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.http.WebSocket;
import io.vertx.ext.web.Router;

/** A WebSocket goes over a socket, and nothing else does as well. */
class WebSocketTest extends ClientTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(Greeter.class, ClientTest.class, BothWays.class, RunningTest.class));

    @Inject
    Sessions sessions;

    /** Greets whoever the cookie names. */
    static class Greeter {

        void register(@Observes Router router) {
            router.get("/greet").handler(exchange -> {
                String name = exchange.request().getCookie("name").getValue();
                exchange.request().toWebSocket().onSuccess(
                        socket -> socket.textMessageHandler(word -> socket.writeTextMessage(word + ", " + name)));
                exchange.request().resume();
            });
        }
    }

    // tag::websocket[]
    @Test
    void itIsOpenedOverASocket() throws Exception {
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
    void inProcessThereIsNone() {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> client.get("/greet").webSocket());
        assertEquals("There are no WebSockets in process: use client.overSocket().get(\"/greet\").webSocket().",
                refused.getMessage());
        IllegalArgumentException byHand = assertThrows(IllegalArgumentException.class,
                () -> client.get("/greet").header("Upgrade", "WebSocket"));
        assertEquals("A request does not become a WebSocket by its headers: use overSocket() and webSocket().",
                byHand.getMessage());
    }
}
