package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.BasicWebSocketConnector;
import io.quarkus.websockets.next.WebSocketClientConnection;
import io.quarkus.websockets.next.WebSocketConnector;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;

/** Which cause the callbacks of a WebSocket have, what {@code awaitIdle()} waits for, and what the application sees of it. */
@QuarkusTest
@Timeout(120)
class WebSocketTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    Instance<BasicWebSocketConnector> connectors;
    @Inject
    WebSocketConnector<ChatEndpoints.Reader> reader;
    @Inject
    WebSocketConnector<ChatEndpoints.Listener> listener;
    @Inject
    ChatEndpoints.Held held;
    @Inject
    ChatEndpoints.Paused paused;
    @Inject
    ChatEndpoints.Hanging hanging;

    private final List<WebSocket> sockets = new ArrayList<>();

    private WebSocket open(String path) {
        WebSocket socket = client.overSocket().get(path).webSocket().await().atMost(ofSeconds(30));
        sockets.add(socket);
        return socket;
    }

    @AfterEach
    void closeAll() {
        answerAll();
        sockets.forEach(WebSocket::close);
    }

    private void answerAll() {
        held.answers.forEach(answer -> answer.complete(null));
        held.answers.clear();
        held.contexts.clear();
        held.handshakes.clear();
    }

    /** Waits until the event loop has returned from what calls back, or has given the callback to a worker. */
    private static void awaitReturn(Context callback) throws InterruptedException {
        CountDownLatch returned = new CountDownLatch(1);
        callback.runOnContext(then -> returned.countDown());
        assertTrue(returned.await(30, TimeUnit.SECONDS));
    }

    /** The texts that callbacks have got, each with its cause. */
    private static List<String> said(Events events) {
        return events.seen().stream().filter(event -> event.payload() instanceof CdiEvent cdi && cdi.event() instanceof Said)
                .map(event -> ((Said) ((CdiEvent) event.payload()).event()).text() + " by " + event.cause()).toList();
    }

    @RepeatedTest(200)
    void whatTheTestSendsBelongsToTheRequestThatOpenedTheWebSocket() {
        WebSocket socket = open("/chat/serial");
        socket.writeTextMessage("hello");
        events.awaitIdle();
        assertEquals(List.of("hello by request 1: GET /chat/serial"), said(events));
    }

    @Test
    void aClientOfTheTestThatIsNoRequestHasTheTestAsItsCause() {
        WebSocketClientConnection socket = connectors.get().baseUri(WebSocketLandings.application()).path("/chat/serial")
                .connectAndAwait();
        socket.sendTextAndAwait("hello");
        events.awaitIdle();
        assertEquals(List.of("hello by test"), said(events));
        socket.closeAndAwait();
    }

    @Test
    void whatIsSentOverAWebSocketOfAnotherTestBelongsToTheTestThatSendsIt() {
        WebSocket socket;
        try (EventsScope other = events.open("other")) {
            socket = open("/chat/serial");
        }
        socket.writeTextMessage("hello");
        events.awaitIdle();
        assertEquals(List.of("hello by test"), said(events));
    }

    // tag::broadcast[]
    @RepeatedTest(200)
    void aBroadcastAndItsReceiversBelongToTheRequestThatCausesIt() {
        List<WebSocketClientConnection> readers = Stream.generate(
                () -> reader.baseUri(WebSocketLandings.application()).connectAndAwait()).limit(2).toList();
        // A client gets the answer to its handshake before the endpoint knows its connection.
        events.awaitIdle();
        client.post("/announcements/closing").send().expectStatus(202);
        events.awaitIdle();
        String closing = "closing by request 1: POST /announcements/closing";
        assertEquals(List.of(closing, closing), said(events));
        readers.forEach(WebSocketClientConnection::closeAndAwait);
        events.awaitIdle();
    }
    // end::broadcast[]

    @RepeatedTest(200)
    void anItemOfAMultiBelongsToTheRequestThatCausesItAlsoAfterALateStep() {
        WebSocketClientConnection listening = listener.baseUri(WebSocketLandings.application())
                .pathParam("topic", "news").connectAndAwait();
        // Messages that arrive before the callback has got its Multi are dropped.
        events.awaitIdle();
        client.post("/announcements/closing").send().expectStatus(202);
        client.post("/announcements/closed").send().expectStatus(202);
        events.awaitIdle();
        assertEquals(List.of("closed by request 2: POST /announcements/closed",
                "closing by request 1: POST /announcements/closing",
                "late closed by request 2: POST /announcements/closed",
                "late closing by request 1: POST /announcements/closing"), said(events).stream().sorted().toList());
        listening.closeAndAwait();
        events.awaitIdle();
    }

    @RepeatedTest(200)
    void aMessageToTheClientOfTheTestCountsUntilItsHandlersHaveRun() {
        ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
        WebSocket socket = open("/chat/news");
        socket.textMessageHandler(received::add);
        // A client gets the answer to its handshake before the endpoint knows its connection.
        events.awaitIdle();
        client.post("/announcements/closing").send().expectStatus(202);
        events.awaitIdle();
        assertEquals(List.of("closing"), List.copyOf(received));
    }

    @Test
    void aCallbackCountsUntilItsResultIsThere() throws InterruptedException {
        var said = events.subscribe(fired(Said.class));
        WebSocket socket = open("/chat/held");
        socket.writeTextMessage("first");
        socket.writeTextMessage("second");
        said.await();
        awaitReturn(held.contexts.element());
        var failure = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
        assertEquals(List.of("WEBSOCKET_CALLBACK  for N ms  ChatEndpoints.Held.text, caused by request 1: GET /chat/held"),
                failure.getMessage().lines().filter(line -> line.contains("CALLBACK"))
                        .map(line -> line.strip().replaceAll("for +\\d+ (ms|µs)", "for N ms")).distinct().toList());
        held.answers.remove().complete(null);
        said.await();
        held.answers.remove().complete(null);
        events.awaitIdle();
        assertEquals(2, said(events).size());
    }

    @Test
    void aCallbackThatHangsIsNamedWithThePlaceOfItsThread() throws InterruptedException {
        hanging.hold = new Hold();
        open("/chat/hanging").writeTextMessage("hello");
        hanging.hold.awaitHeld();
        awaitReturn(hanging.context);
        var failure = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
        hanging.hold.release();
        assertEquals(List.of(
                "BLOCKING  for N ms  vert.x-worker-thread, waits in Object.wait at Hold.hold(Hold.java:N),"
                        + " caused by request 1: GET /chat/hanging",
                "WEBSOCKET_CALLBACK  for N ms  ChatEndpoints.Hanging.receive, caused by request 1: GET /chat/hanging"),
                failure.getMessage().lines().filter(line -> line.contains("BLOCKING") || line.contains("CALLBACK"))
                        .map(line -> line.strip().replaceAll(" +for +\\d+ (ms|µs)", "  for N ms").replaceAll(":\\d+\\)", ":N)"))
                        .sorted().toList());
        events.awaitIdle();
    }

    @Test
    void aMessageThatAPausedWebSocketHoldsBackCountsUntilItIsResumed() {
        WebSocket socket = open("/chat/paused");
        events.awaitIdle();
        socket.writeTextMessage("hello");
        var failure = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ofMillis(1)));
        assertEquals("WEBSOCKET_MESSAGE  for N ms  over /chat/paused, started at WebSocketTest."
                + "aMessageThatAPausedWebSocketHoldsBackCountsUntilItIsResumed(WebSocketTest.java:N),"
                + " caused by request 1: GET /chat/paused",
                failure.getMessage().lines().filter(line -> line.contains("MESSAGE")).findFirst().orElseThrow().strip()
                        .replaceAll("for +\\d+ ms", "for N ms").replaceAll(":\\d+\\)", ":N)"));
        paused.sockets.remove().resume();
        events.awaitIdle();
        assertEquals(List.of("hello by request 1: GET /chat/paused"), said(events));
    }

    @Test
    void callbacksRunOnTheThreadsThatTheirMethodsNeed() {
        var said = events.subscribe(fired(Said.class));
        open("/chat/serial").writeTextMessage("on a worker");
        said.await();
        open("/chat/held").writeTextMessage("on an event loop");
        said.await();
        assertEquals(List.of("executor-thread", "vert.x-eventloop-thread"), events.seen().stream()
                .filter(event -> event.name().equals("Said")).map(event -> event.thread().replaceAll("-\\d+$", "")).toList());
    }

    @Test
    void eachCallbackHasADuplicatedContextOfItsOwn() {
        var said = events.subscribe(fired(Said.class));
        WebSocket socket = open("/chat/held");
        socket.writeTextMessage("first");
        said.await();
        held.answers.remove().complete(null);
        socket.writeTextMessage("second");
        said.await();
        held.answers.remove().complete(null);
        var first = held.contexts.remove();
        var second = held.contexts.remove();
        assertTrue(VertxContext.isDuplicatedContext(first));
        assertTrue(VertxContext.isDuplicatedContext(second));
        assertNotSame(first, second);
    }

    @Test
    void theApplicationSeesNoHeaderOfTheExtension() {
        var said = events.subscribe(fired(Said.class));
        WebSocketConnectOptions[] options = new WebSocketConnectOptions[1];
        WebSocketClientConnection socket = connectors.get().baseUri(WebSocketLandings.application()).path("/chat/held")
                .customizeOptions((connect, all) -> options[0] = connect.putHeader("X-Own", "1")).connectAndAwait();
        socket.sendTextAndAwait("hello");
        said.await();
        var headers = held.handshakes.remove().headers();
        assertEquals(List.of("1"), headers.get("x-own"));
        assertFalse(headers.keySet().stream().anyMatch(name -> name.startsWith("x-handler-testing")), headers.toString());
        assertEquals(List.of("X-Own"), List.copyOf(options[0].getHeaders().names()));
        answerAll();
        socket.closeAndAwait();
    }
}
