package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.BasicWebSocketConnector;
import io.quarkus.websockets.next.WebSocketClientConnection;
import io.vertx.core.http.WebSocket;
import io.vertx.ext.web.Router;

/** Eight users at once: each sees all of its own messages, and none of another user, also if all share one WebSocket. */
@QuarkusTest
@Timeout(180)
class WebSocketIsolationTest {

    private static final int USERS = 8;
    private static final int MESSAGES = 1_000;

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    Shared shared;

    private final Queue<WebSocket> sockets = new ConcurrentLinkedQueue<>();
    private final ExecutorService users = Executors.newFixedThreadPool(USERS);

    /** Sends what requests say over one WebSocket. */
    @Singleton
    static class Shared {

        @Inject
        Instance<BasicWebSocketConnector> connectors;
        private volatile WebSocketClientConnection socket;

        void open(String path) {
            socket = connectors.get().baseUri(WebSocketLandings.application()).path(path).connectAndAwait();
        }

        void close() {
            if (socket != null) {
                socket.closeAndAwait();
                socket = null;
            }
        }

        void add(@Observes Router router) {
            router.post("/shared/:text").handler(exchange -> {
                socket.sendText(exchange.pathParam("text")).subscribe().with(sent -> {
                });
                exchange.response().setStatusCode(202).end();
            });
        }
    }

    private WebSocket open(String path) {
        WebSocket socket = client.overSocket().get(path).webSocket().await().atMost(ofSeconds(30));
        sockets.add(socket);
        return socket;
    }

    @AfterEach
    void end() throws InterruptedException {
        sockets.forEach(WebSocket::close);
        shared.close();
        users.shutdownNow();
        assertTrue(users.awaitTermination(10, TimeUnit.SECONDS));
    }

    private void eachUser(BiConsumer<String, EventsScope> acts) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            String user = "user" + i;
            all.add(users.submit(() -> {
                try (EventsScope own = events.open(user)) {
                    acts.accept(user, own);
                    own.awaitIdle(ofSeconds(60));
                    assertEquals(IntStream.range(0, MESSAGES).mapToObj(message -> user + "-" + message).sorted().toList(),
                            said(own).stream().sorted().toList());
                    assertTrue(own.seen().stream().allMatch(event -> event.cause() != null && event.cause().isRequest()));
                }
            }));
        }
        for (Future<?> user : all) {
            user.get(170, TimeUnit.SECONDS);
        }
    }

    private static List<String> said(Events own) {
        return own.seen().stream().filter(event -> event.payload() instanceof CdiEvent)
                .map(event -> ((Said) ((CdiEvent) event.payload()).event()).text()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/chat/serial", "/chat/concurrent", "/chat/stream" })
    void eachUserHasAWebSocket(String path) throws Exception {
        eachUser((user, own) -> {
            WebSocket socket = open(path);
            // An endpoint that takes a Multi drops messages until its callback has run.
            own.awaitIdle(ofSeconds(60));
            for (int message = 0; message < MESSAGES; message++) {
                socket.writeTextMessage(user + "-" + message);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "/chat/serial", "/chat/concurrent", "/chat/stream" })
    void allUsersShareOneWebSocketOfTheApplication(String path) throws Exception {
        shared.open(path);
        // An endpoint that takes a Multi drops messages until its callback has run.
        events.awaitIdle(ofSeconds(60));
        eachUser((user, own) -> {
            for (int message = 0; message < MESSAGES; message++) {
                client.post("/shared/" + user + "-" + message).send().expectStatus(202);
            }
        });
    }

    @Test
    void messagesOfAWebSocketKeepTheirOrder() {
        WebSocket socket = open("/chat/serial");
        List<String> sent = IntStream.range(0, MESSAGES).mapToObj(Integer::toString).toList();
        sent.forEach(socket::writeTextMessage);
        events.awaitIdle(ofSeconds(60));
        assertEquals(sent, said(events));
    }
}
