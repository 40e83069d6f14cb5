package io.quarkiverse.handlertesting.behaviour.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The failure of a stream that the work of another request has ended names that request, and what it has sent. */
@QuarkusTest
class AnotherRequestTest {

    private static final String ADDRESS = "another-request.completed";

    @Inject
    HandlerClient client;

    /** Parcels that clients watch until they have arrived. The routes do not compare the ids of the parcels. */
    @Singleton
    static class Parcels {

        void add(@Observes Router router, Vertx vertx) {
            router.get("/another-request/:id").handler(exchange -> watch(exchange, vertx));
            router.get("/another-request/:id/timed").handler(exchange -> {
                begin(exchange);
                vertx.setTimer(1, now -> exchange.response().end());
            });
            router.post("/another-request/:id").handler(exchange -> {
                vertx.eventBus().publish(ADDRESS, exchange.pathParam("id"));
                exchange.end();
            });
        }

        private static HttpServerResponse begin(RoutingContext exchange) {
            HttpServerResponse response = exchange.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
            response.write("data: pending\n\n");
            return response;
        }

        private static void watch(RoutingContext exchange, Vertx vertx) {
            MessageConsumer<String> arrivals = vertx.eventBus().consumer(ADDRESS);
            HttpServerResponse response = exchange.response();
            arrivals.handler(id -> {
                arrivals.unregister();
                response.end();
            });
            begin(exchange);
        }
    }

    private static String lines(HttpAssertionError failure) {
        return String.join("\n", failure.getMessage().replaceAll("java:\\d+", "java:N").lines().limit(2).toList());
    }

    // tag::ended[]
    @Test
    void aMessageOfAnotherRequestEndedTheStream() {
        SseSubscription first = client.get("/another-request/{id}", 6).sse();
        assertEquals("pending", first.await().data());
        client.post("/another-request/{id}", 7).send().expectStatus(200);
        assertEquals("""
                Expected an event, but the stream has ended:
                r1's response was ended at AnotherRequestTest.java:N by work of r2, after the message "7" to\
                 another-request.completed that r2 sent; r1 is GET /another-request/6.""",
                lines(assertThrows(HttpAssertionError.class, first::await)));
    }
    // end::ended[]

    @Test
    void itsOwnTimerEndedTheStream() {
        SseSubscription timed = client.get("/another-request/{id}/timed", 6).sse();
        assertEquals("pending", timed.await().data());
        assertEquals("""
                Expected an event, but the stream has ended:
                r1's response was ended at AnotherRequestTest.java:N.""",
                lines(assertThrows(HttpAssertionError.class, timed::await)));
    }

    @Test
    void aTestMayExpectTheEnd() {
        SseSubscription first = client.get("/another-request/{id}", 6).sse();
        first.await();
        client.post("/another-request/{id}", 7).send().expectStatus(200);
        first.awaitCompletion();
    }
}
