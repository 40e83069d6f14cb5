package io.quarkiverse.handlertesting.behaviour.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;

/** A test reads the fields that a response has after its body. */
@QuarkusTest
class TrailersTest extends ClientTestBase {

    @Singleton
    static class Routes {

        void register(@Observes Router router) {
            router.route("/trailers").handler(exchange -> exchange.response().setChunked(true)
                    .putHeader("Content-Type", "text/event-stream").putTrailer("X-Checksum", "7f83b1").end("data: a\n\n"));
            router.get("/trailers-without-chunks")
                    .handler(exchange -> exchange.response().putTrailer("X-Checksum", "7f83b1").end("body"));
        }
    }

    // tag::trailers[]
    @BothWays
    void areReadAfterTheBody(String way) {
        HandlerResponse response = client(way).get("/trailers").send();
        assertEquals("7f83b1", response.trailer("X-Checksum"));

        ResponseStream stream = client(way).get("/trailers").stream();
        stream.awaitCompletion();
        assertEquals(List.of(Map.entry("X-Checksum", "7f83b1")), stream.trailers());
    }
    // end::trailers[]

    @BothWays
    void areReadAfterTheLastEvent(String way) {
        SseSubscription events = client(way).get("/trailers").sse();
        events.awaitCompletion();
        assertEquals("7f83b1", events.trailer("x-checksum"));
    }

    /** HTTP/1.1 has no place for them. */
    @BothWays
    void areDroppedWithoutChunks(String way) {
        assertEquals(List.of(), client(way).get("/trailers-without-chunks").send().expectStatus(200).trailers());
        assertEquals(List.of(), client(way).head("/trailers").send().expectStatus(200).trailers());
    }

    @Test
    void areAlikeBothWays() {
        client.bothWays().get("/trailers").send();
        client.bothWays().get("/trailers-without-chunks").send();
    }
}
