package io.quarkiverse.handlertesting.behaviour.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkiverse.handlertesting.sse.SseScript;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

/** The failure of a stream shows what the mock has sent, and what of it the application has passed on. */
@QuarkusTest
class StreamSidesTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @Inject
    HandlerClient client;
    @Inject
    @Upstream("parts")
    MockUpstream parts;

    /** Passes on a stream, or reads it without an answer. */
    @Singleton
    static class Routes {

        void add(@Observes Router router, Vertx vertx) {
            HttpClient http = vertx.createHttpClient();
            router.get("/sides/passed/:port").handler(exchange -> http
                    .request(HttpMethod.GET, Integer.parseInt(exchange.pathParam("port")), "localhost", "/chat")
                    .compose(request -> request.send()).onSuccess(stream -> {
                        exchange.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
                        stream.pipeTo(exchange.response());
                    }));
            router.get("/sides/ended/:port").handler(exchange -> http
                    .request(HttpMethod.GET, Integer.parseInt(exchange.pathParam("port")), "localhost", "/chat")
                    .compose(request -> request.send())
                    .onSuccess(stream -> stream.handler(first -> exchange.response().end())));
            router.get("/sides/swallowed/:port").handler(exchange -> http
                    .request(HttpMethod.GET, Integer.parseInt(exchange.pathParam("port")), "localhost", "/chat")
                    .compose(request -> request.send()).compose(stream -> stream.end())
                    .onSuccess(read -> exchange.response().setStatusCode(204).end()));
        }
    }

    private String clue(HandlerAssertionError failure) {
        return failure.getMessage().lines().skip(1).findFirst().orElseThrow();
    }

    // tag::sides[]
    @Test
    void framesOfBothSidesAreCounted() {
        SseLive chat = parts.stubLive(get("/chat"));
        SseSubscription answers = client.get("/sides/passed/{port}", parts.port()).sse();
        chat.send("one");
        chat.send("two");
        answers.take(2);
        assertEquals("The mock upstream \"parts\" has sent 2 frames to r1's GET /chat, and the stream is open;"
                + " the head and 2 frames of r1's response have come.",
                clue(assertThrows(HandlerAssertionError.class, () -> answers.within(SHORT).await())));
    }
    // end::sides[]

    // tag::ended[]
    @Test
    void theApplicationEndedItsResponseBeforeIt() {
        SseLive chat = parts.stubLive(get("/chat"));
        SseSubscription answers = client.get("/sides/ended/{port}", parts.port()).sse();
        chat.send("one");
        assertEquals("""
                Expected an event stream, but the response has no type, and has ended without a body:
                r1's response was ended at StreamSidesTest.java:N, before anything was written.
                The mock upstream "parts" has sent 1 frame to r1's GET /chat, and the stream is open;\
                 the head of r1's response has come.""",
                String.join("\n", assertThrows(HandlerAssertionError.class, answers::await).getMessage()
                        .replaceAll("java:\\d+", "java:N").lines().limit(3).toList()));
        chat.end();
    }
    // end::ended[]

    @Test
    void theHeadHasNotCome() {
        SseLive chat = parts.stubLive(get("/chat"));
        SseSubscription answers = client.get("/sides/swallowed/{port}", parts.port()).sse();
        chat.send("one");
        assertEquals("The mock upstream \"parts\" has sent 1 frame to r1's GET /chat, and the stream is open;"
                + " the head of r1's response has not come.",
                clue(assertThrows(HandlerAssertionError.class, () -> answers.within(SHORT).await())));
        chat.end();
    }

    @Test
    void theStreamHasEnded() {
        parts.stub(get("/chat"), SseScript.of("one", "two"));
        HandlerResponse response = client.get("/sides/swallowed/{port}", parts.port()).send();
        assertEquals("The mock upstream \"parts\" has sent 2 frames to r1's GET /chat, and has ended the stream;"
                + " the head of r1's response has come.",
                assertThrows(HandlerAssertionError.class, () -> response.expectStatus(200)).getMessage().lines().toList()
                        .get(2));
    }
}
