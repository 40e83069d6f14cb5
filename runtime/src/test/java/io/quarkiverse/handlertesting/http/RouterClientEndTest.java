package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.events.Selectors.answered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** A client ends with its {@code close()}, or with its Vert.x. */
class RouterClientEndTest {

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> arrived = new CompletableFuture<>();
    private final RouterClient client = HandlerClient.of(vertx, exchange -> {
        if (exchange.request().path().equals("/never")) {
            arrived.complete(null);
        } else {
            exchange.end("[]");
        }
    });

    @AfterEach
    void stop() {
        end(vertx);
    }

    private static void end(Vertx ended) {
        ended.close().toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void refusesRequestsAfterItsClose() {
        client.close();
        client.close();
        assertEquals("This client is closed, so nothing can be sent to its router.",
                assertThrows(IllegalStateException.class, () -> client.get("/models").send()).getMessage());
    }

    @Test
    void refusesRequestsAfterTheEndOfItsVertx() {
        end(vertx);
        assertEquals("The Vert.x of this client is closed, so nothing can be sent to its router.",
                assertThrows(IllegalStateException.class, () -> client.get("/models").send()).getMessage());
        client.close();
    }

    @Test
    void refusesSessionsAfterItsClose() {
        HandlerSession alice = client.sessions().open("alice");
        client.close();
        assertEquals("Session alice was used after its client was closed. Open it in a client that is open.",
                assertThrows(IllegalStateException.class, () -> client.get("/models").as(alice).send()).getMessage());
    }

    @Test
    void abortsAnOpenExchange() throws Exception {
        assertAborted(client::close);
    }

    @Test
    void abortsAnOpenExchangeWithItsVertx() throws Exception {
        assertAborted(() -> end(vertx));
    }

    private void assertAborted(Runnable close) throws Exception {
        CompletableFuture<Object> sent = CompletableFuture.supplyAsync(() -> client.get("/never").send());
        arrived.orTimeout(20, TimeUnit.SECONDS).join();
        close.run();
        Throwable aborted = assertThrows(ExecutionException.class, () -> sent.get(20, TimeUnit.SECONDS)).getCause();
        assertEquals(HttpAssertionError.Reason.ABORTED, ((HttpAssertionError) aborted).reason());
        assertEquals("The exchange ended before its response did (ClosedExchangeException: the connection was closed):",
                aborted.getMessage().lines().findFirst().orElseThrow());
    }

    @Test
    void keepsItsEventsAfterItsClose() {
        var answers = client.events().subscribe(answered("GET", "/models"));
        var others = client.events().subscribe(answered("GET", "/users"));
        client.get("/models").send();
        client.close();
        assertEquals(2, client.events().seen().size());
        assertTrue(client.events().timeline().contains("GET /models"), client.events().timeline());
        assertEquals(200, answers.await().status());
        assertEquals("Expected answer to GET /users, but the client of the router ended before that.",
                assertThrows(EventAssertionError.class, others::await).getMessage().lines().findFirst().orElseThrow());
    }

    @Test
    void refusesAVertxThatIsClosed() {
        Vertx closed = Vertx.vertx();
        Router router = Router.router(closed);
        end(closed);
        assertEquals("The Vert.x of HandlerClient.of(vertx, …) is closed: pass one that the test closes at its end.",
                assertThrows(IllegalStateException.class, () -> HandlerClient.of(closed, router)).getMessage());
    }

    @Test
    void refusesAMockOfVertx() {
        Vertx mock = (Vertx) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Vertx.class },
                (proxy, method, arguments) -> null);
        String message = assertThrows(IllegalArgumentException.class, () -> HandlerClient.of(mock, Router.router(vertx)))
                .getMessage();
        assertEquals("HandlerClient.of(vertx, …) needs a Vertx of Vert.x itself, as Vertx.vertx() returns it, but got a "
                + mock.getClass().getName() + ".", message);
    }

    @Test
    void refusesNull() {
        Router router = Router.router(vertx);
        assertEquals("vertx", assertThrows(NullPointerException.class, () -> HandlerClient.of(null, router)).getMessage());
        assertEquals("router",
                assertThrows(NullPointerException.class, () -> HandlerClient.of(vertx, (Router) null)).getMessage());
        assertEquals("handler", assertThrows(NullPointerException.class,
                () -> HandlerClient.of(vertx, (Handler<RoutingContext>) null)).getMessage());
    }

    @Test
    void refusesARequestOnAnEventLoop() {
        CompletableFuture<String> refused = new CompletableFuture<>();
        vertx.runOnContext(now -> refused.complete(
                assertThrows(IllegalStateException.class, () -> client.get("/models").send()).getMessage()
                        .replaceAll("thread-\\d+", "thread-0")));
        assertEquals("send() would block the event loop thread vert.x-eventloop-thread-0, which the application needs to"
                + " answer. Use sendAsync() there, or call it on the thread of the test; with @RunOnVertxContext, that needs"
                + " runOnEventLoop = false.", refused.orTimeout(20, TimeUnit.SECONDS).join());
    }

    @Test
    void isMadeOnAnEventLoopToo() {
        CompletableFuture<RouterClient> made = new CompletableFuture<>();
        vertx.runOnContext(now -> made.complete(HandlerClient.of(vertx, exchange -> exchange.end("made"))));
        assertEquals("made", made.orTimeout(20, TimeUnit.SECONDS).join().get("/").send().asString());
    }

    @Test
    void refusesAPathOfAnotherHost() {
        assertEquals("The path \"http://elsewhere/models\" names a host other than the application's, http://localhost. Use"
                + " RestAssured for other hosts.",
                assertThrows(IllegalArgumentException.class, () -> client.get("http://elsewhere/models")).getMessage());
    }

    @Test
    void failsAsAnyClient() {
        assertThrows(HandlerAssertionError.class, () -> client.get("/models").send().expectStatus(404));
    }
}
