package io.quarkiverse.handlertesting.sse;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.streams.RouteServer;
import io.quarkiverse.handlertesting.runtime.internal.streams.RouteServer.Reader;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** A script as the route of a Vert.x server. */
class ScriptHandlerTest {

    private static Reader get(RouteServer server) throws Exception {
        return server.get();
    }

    @Test
    void answersWithAnEventStream() throws Exception {
        try (RouteServer server = new RouteServer(SseScript.of("a", "b").done("[DONE]").handler())) {
            Reader reader = get(server);
            assertEquals(200, reader.response.statusCode());
            assertEquals("text/event-stream", reader.response.getHeader("Content-Type"));
            assertEquals("no-cache", reader.response.getHeader("Cache-Control"));
            assertEquals("data: a\n\ndata: b\n\ndata: [DONE]\n\n(end)", reader.rest());
        }
    }

    @Test
    void sendsTheHeadBeforeTheFirstEvent() throws Exception {
        try (RouteServer server = new RouteServer(SseScript.empty().stall().handler())) {
            Reader reader = get(server);
            assertEquals(200, reader.response.statusCode());
            assertNull(reader.chunks.poll());
        }
    }

    @Test
    void writesEachChunkAtItsTime() throws Exception {
        try (RouteServer server = new RouteServer(SseScript.of("a", "b").every(ofMillis(30)).splitAt(2).handler())) {
            long begin = System.nanoTime();
            assertEquals("data: a\n\ndata: b\n\n(end)", get(server).rest());
            assertTrue(System.nanoTime() - begin >= ofMillis(30).toNanos());
        }
    }

    @Test
    void cutsTheConnectionInTheMiddleOfAFrame() throws Exception {
        try (RouteServer server = new RouteServer(SseScript.of("a").cut().handler())) {
            assertEquals("data: a\n\ndata: (cut)", get(server).rest());
        }
    }

    /** With an error code: NO_ERROR would be a normal end. */
    @Test
    void resetsOnlyTheStreamInHttp2() throws Exception {
        try (RouteServer server = new RouteServer(HttpVersion.HTTP_2, SseScript.of("a").cut().handler())) {
            assertEquals("data: a\n\ndata: (reset 2)", get(server).rest());
        }
    }

    @Test
    void answersAFailureBeforeTheFirstByteWithAStatus() throws Exception {
        try (RouteServer server = new RouteServer(SseScript.empty().after(ofMillis(5)).fail().handler())) {
            assertEquals(500, get(server).response.statusCode());
        }
        try (RouteServer server = new RouteServer(SseScript.of("a").fail().handler())) {
            assertEquals("data: a\n\n(cut)", get(server).rest());
        }
    }

    @Test
    void cutsTheConnectionAtAFailureAfterARepetition() throws Exception {
        try (RouteServer server = new RouteServer(SseScript.of("a").repeat(2).fail().handler())) {
            assertEquals("data: a\n\ndata: a\n\n(cut)", get(server).rest());
        }
    }

    @Test
    void stopsWhenTheClientLeaves() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        Handler<RoutingContext> endless = SseScript.of("a").every(ofMillis(1)).repeat(Long.MAX_VALUE).handler();
        try (RouteServer server = new RouteServer(exchange -> {
            exchange.addEndHandler(end -> left.countDown());
            endless.handle(exchange);
        })) {
            Reader reader = get(server);
            assertEquals("data: a\n\n", reader.next().substring(0, 9));
            reader.leave();
            assertTrue(left.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void givesEachClientAStreamOfItsOwn() throws Exception {
        try (RouteServer server = new RouteServer(SseScript.of("a", "b").handler())) {
            assertEquals("data: a\n\ndata: b\n\n(end)", get(server).rest());
            assertEquals("data: a\n\ndata: b\n\n(end)", get(server).rest());
        }
    }
}
