package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.events.Selectors.answered;
import static io.quarkiverse.handlertesting.events.Selectors.failed;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The messages about handlers that throw, fail or never answer. */
class RouterClientFailuresTest {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final IllegalStateException broken = new IllegalStateException("no disk");

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private RouterClient client(Handler<RoutingContext> handler) {
        return HandlerClient.of(vertx, handler);
    }

    /** A message, whose durations and lines of code change. */
    private static String normal(Throwable thrown) {
        return thrown.getMessage().replaceAll("\\d+(\\.\\d+)? (ms|µs|s)\\b", "1 ms")
                .replaceAll("(?m)^(  #\\d+ ) +1 ms", "$1 1 ms").replaceAll("\\.java:\\d+", ".java:1")
                .replaceAll("eventloop-thread-\\d+", "eventloop-thread-0");
    }

    @Test
    void nameTheExceptionOfAHandler() {
        // tag::thrown[]
        RouterClient client = client(exchange -> {
            throw broken;
        });
        HandlerResponse response = client.get("/models").send();
        HandlerAssertionError failed = assertThrows(HandlerAssertionError.class, () -> response.expectStatus(200));
        assertEquals("""
                Expected status 200, but it was 500:
                r1 GET /models ended with IllegalStateException at RouterClientFailuresTest.java:1: no disk
                  > GET /models
                  < 500 Internal Server Error in 1 ms
                  <
                  < Internal Server Error
                It has caused:
                  #1  1 ms  HTTP     GET /models
                  #2  1 ms  FAILURE  GET /models ended with IllegalStateException at RouterClientFailuresTest.java:1: no disk
                  #3  1 ms  HTTP     GET /models -> 500 in 1 ms\
                """, normal(failed));
        // end::thrown[]
        assertSame(broken, client.events().subscribeFromStart(failed(IllegalStateException.class)).await().thrown());
    }

    @Test
    void nameTheExceptionThatAHandlerFailsWith() {
        RouterClient client = client(exchange -> vertx.runOnContext(later -> exchange.fail(503, broken)));
        HandlerResponse response = client.get("/models").send();
        assertEquals("""
                Expected the body to be "[]", but was "Service Unavailable":
                r1 GET /models ended with IllegalStateException at RouterClientFailuresTest.java:1: no disk
                  > GET /models
                  < 503 Service Unavailable in 1 ms
                  <
                  < Service Unavailable
                It has caused:
                  #1  1 ms  HTTP     GET /models
                  #2  1 ms  FAILURE  GET /models ended with IllegalStateException at RouterClientFailuresTest.java:1: no disk
                  #3  1 ms  HTTP     GET /models -> 503 in 1 ms\
                """, normal(assertThrows(HandlerAssertionError.class, () -> response.expectBody(is("[]")))));
    }

    @Test
    void sayNothingOfAnExceptionIfThereIsNone() {
        RouterClient client = client(exchange -> exchange.fail(503));
        HandlerResponse response = client.get("/models").send();
        assertEquals("""
                Expected status 200, but it was 503:
                  > GET /models
                  < 503 Service Unavailable in 1 ms
                  <
                  < Service Unavailable
                It has caused:
                  #1  1 ms  HTTP  GET /models
                  #2  1 ms  HTTP  GET /models -> 503 in 1 ms\
                """, normal(assertThrows(HandlerAssertionError.class, () -> response.expectStatus(200))));
    }

    @Test
    void sayThatNothingHasEndedTheResponse() {
        RouterClient client = client(exchange -> exchange.response().setChunked(true).writeHead());
        var stream = client.get("/models").stream();
        HttpAssertionError late = assertThrows(HttpAssertionError.class, () -> stream.within(Duration.ofMillis(1)).await());
        assertEquals(Reason.TIMED_OUT, late.reason());
        assertEquals("""
                There was no chunk within 1 ms, so the exchange was aborted:
                r1 has reached the router, and nothing has ended its response.
                  > GET /models
                  < 200 OK
                It has caused:
                  #1  1 ms  HTTP  GET /models
                  #2  1 ms  HTTP  GET /models -> 200 in 1 ms\
                """, normal(late));
    }

    @Test
    void sayWhereAHandlerBlocksItsEventLoop() throws InterruptedException {
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        CountDownLatch released = new CountDownLatch(1);
        RouterClient client = client(exchange -> {
            arrived.complete(null);
            await(released);
            exchange.end();
        });
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread test = new Thread(() -> failure
                .complete(assertThrows(HttpAssertionError.class, () -> client.get("/models").send())));
        test.start();
        try {
            arrived.orTimeout(20, TimeUnit.SECONDS).join();
            HttpAssertionError waiting = assertThrows(HttpAssertionError.class,
                    () -> client.get("/users").within(Duration.ofMillis(1)).send());
            assertEquals(
                    """
                            There was no response within 1 ms, so the exchange was aborted:
                            vert.x-eventloop-thread-0, which handles r1, waits in CountDownLatch.await at RouterClientFailuresTest.await(RouterClientFailuresTest.java:1).
                            r2 has not reached the router.
                              > GET /users
                            It has caused nothing that is recorded. The test saw:
                              #1  1 ms  HTTP  GET /models\
                            """,
                    normal(waiting));
            test.interrupt();
            assertEquals(
                    """
                            The thread that waited for the response was interrupted, so the exchange was aborted:
                            vert.x-eventloop-thread-0, which handles r1, waits in CountDownLatch.await at RouterClientFailuresTest.await(RouterClientFailuresTest.java:1).
                              > GET /models
                            It has caused:
                              #1  1 ms  HTTP  GET /models\
                            """,
                    normal(failure.orTimeout(20, TimeUnit.SECONDS).join()));
        } finally {
            released.countDown();
            test.join();
        }
    }

    private static void await(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void showAnEventThatDidNotCome() {
        RouterClient client = client(exchange -> exchange.end());
        var answer = client.events().subscribe(answered("GET", "/models"));
        client.get("/users").send();
        assertEquals("""
                Expected answer to GET /models within 1 ms, but in 1 ms it did not come.
                The test saw:
                  #1  1 ms  HTTP  GET /users
                  #2  1 ms  HTTP  GET /users -> 200 in 1 ms\
                """, normal(assertThrows(HandlerAssertionError.class, () -> answer.within(Duration.ZERO).await())));
    }

    @Test
    void showTheFramesOfAStream() {
        RouterClient client = client(exchange -> {
            exchange.response().setChunked(true).putHeader("Content-Type", "text/event-stream").write("data: 1\n\n");
            exchange.response().end("data: 2\n\n");
        });
        var numbers = client.get("/numbers").sse();
        assertEquals("""
                Expected an event matching "3", but the stream has ended:
                  > GET /numbers
                  > Accept: text/event-stream
                  > Cache-Control: no-cache
                  < 200 OK
                  < Content-Type: text/event-stream
                  <
                  < (2 frames; it has ended)
                It has caused:
                  #1  1 ms  HTTP  GET /numbers
                  #2  1 ms  HTTP  GET /numbers -> 200 in 1 ms
                  #3  1 ms  SSE   message "1"
                  #4  1 ms  SSE   message "2"\
                """, normal(assertThrows(HandlerAssertionError.class,
                () -> numbers.await(frame -> frame.data().equals("3"), "3"))));
    }

    @Test
    void recordAnExceptionAfterTheEndOfTheResponse() {
        RouterClient client = client(exchange -> {
            exchange.response().end("[]");
            exchange.response().write("more");
        });
        client.get("/models").send().expectStatus(200).expectBody(is("[]"));
        assertEquals("Response has already been written",
                client.events().subscribeFromStart(failed(IllegalStateException.class)).await().thrown().getMessage());
    }

    @Test
    void sayThatTheConnectionWasClosed() {
        RouterClient client = client(exchange -> exchange.request().connection().close());
        String message = normal(assertThrows(HandlerAssertionError.class, () -> client.get("/models").send()));
        // The application's end of the connection may be recorded later.
        assertEquals("""
                The exchange ended before its response did (ClosedExchangeException: the connection was closed):
                  > GET /models
                It has caused:
                  #1  1 ms  HTTP  GET /models\
                """, message.lines().limit(4).collect(Collectors.joining("\n")));
    }

    @Test
    void maskSecrets() {
        RouterClient client = client(exchange -> exchange.end("no"));
        HandlerResponse response = client.get("/models").bearerAuth("very-secret-token").send();
        String message = assertThrows(HandlerAssertionError.class, () -> response.expectStatus(201)).getMessage();
        assertTrue(!message.contains("very-secret"), message);
    }

    @Test
    void keepTheFailureHandlersOfTheRouter() {
        Router router = Router.router(vertx);
        router.get("/models").handler(exchange -> {
            throw broken;
        }).failureHandler(exchange -> exchange.response().setStatusCode(418).end(exchange.failure().getMessage()));
        RouterClient client = HandlerClient.of(vertx, router);
        client.get("/models").send().expectStatus(418).expectBody(is("no disk"));
        assertSame(broken, client.events().subscribeFromStart(failed(IllegalStateException.class)).await().thrown());
    }
}
