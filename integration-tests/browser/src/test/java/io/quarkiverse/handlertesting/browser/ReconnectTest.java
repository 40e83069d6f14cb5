package io.quarkiverse.handlertesting.browser;

import static io.quarkiverse.handlertesting.browser.Heard.closed;
import static io.quarkiverse.handlertesting.browser.Heard.message;
import static io.quarkiverse.handlertesting.browser.Heard.opened;
import static io.quarkiverse.handlertesting.browser.Heard.reconnecting;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkiverse.handlertesting.sse.SseScript;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** A browser reconnects, or gives up, depending on how a stream ends. */
@QuarkusTest
class ReconnectTest {

    /** A short reconnection time, so that the tests do not wait long. */
    private static final Duration SOON = ofMillis(20);
    /** Longer than Chromium's default of 3 s, so that a test of the lower bound is enough. */
    private static final Duration LATE = ofMillis(3_500);

    private final SseLive live = SseLive.create().within(Duration.ofSeconds(20));
    @Inject
    Browser browser;
    @Inject
    Streams streams;
    @TestHTTPResource
    URI application;

    @Test
    void reconnectsWithTheLastIdAfterACutWithinAFrame() {
        try (Page page = browser.listen(application, streams.serve(live.handler()))) {
            live.send(SseFrame.data("one").withId("7").withRetry(SOON));
            assertEquals(Optional.empty(), live.lastEventId());
            live.raw("id: 8\ndata: half").cut();

            live.awaitConnected().send("two");
            assertEquals(Optional.of("7"), live.lastEventId());
            assertEquals(List.of(opened(), message("one", "7"), reconnecting(), opened(), message("two", "7")),
                    page.awaitHeard(5));
            assertEquals(2, live.connections());
        }
    }

    @Test
    void reconnectsAfterAScriptedCutWithinAFrame() throws Exception {
        SseScript first = SseScript.of(SseFrame.data("one").withId("1").withRetry(SOON)).raw("data: half\n").cut();
        SseScript second = SseScript.of(SseFrame.data("two").withId("2")).cut();
        SseScript third = SseScript.of("three").stall();
        ServedStream stream = streams.serve(first.handler(), second.handler(), third.handler());
        try (Page page = browser.listen(application, stream)) {
            assertEquals(List.of(opened(), message("one", "1"), reconnecting(), opened(), message("two", "2"), reconnecting(),
                    opened(), message("three", "2")), page.awaitHeard(8));
        }
        assertNull(stream.awaitRequest().lastEventId());
        assertEquals("1", stream.awaitRequest().lastEventId());
        assertEquals("2", stream.awaitRequest().lastEventId());
    }

    @Test
    void reconnectsAfterTheEndToo() {
        try (Page page = browser.listen(application, streams.serve(live.handler()))) {
            live.send(SseFrame.retry(SOON)).end();
            live.send("two");
            assertEquals(List.of(opened(), reconnecting(), opened(), message("two", "")), page.awaitHeard(4));
        }
    }

    @Test
    void waitsForTheReconnectionTimeOfTheServer() throws Exception {
        ServedStream stream = streams.serve(live.handler());
        try (Page page = browser.listen(application, stream)) {
            live.send(SseFrame.retry(LATE)).send("one");
            page.awaitHeard(2);
            stream.awaitRequest();
            long begin = System.nanoTime();
            live.cut();
            Duration waited = Duration.ofNanos(stream.awaitRequest().at() - begin);
            assertTrue(waited.compareTo(LATE) >= 0, waited::toString);
        }
    }

    @Test
    void forgetsTheIdIfItIsEmpty() {
        try (Page page = browser.listen(application, streams.serve(live.handler()))) {
            live.send(SseFrame.data("one").withId("7").withRetry(SOON)).send(SseFrame.data("two").withId("")).cut();
            live.awaitConnected();
            assertEquals(Optional.empty(), live.lastEventId());
            assertEquals(message("two", ""), page.awaitHeard(3).get(2));
        }
    }

    @Test
    void sendsAnIdInUtf8() {
        try (Page page = browser.listen(application, streams.serve(live.handler()))) {
            live.send(SseFrame.data("one").withId("Größe 😀").withRetry(SOON));
            page.awaitHeard(2);
            live.cut();
            live.awaitConnected();
            assertEquals(Optional.of("Größe 😀"), live.lastEventId());
        }
    }

    @Test
    void doesNotReconnectAfterNoContent() throws Exception {
        ServedStream stream = streams.serve(SseScript.of(SseFrame.data("one").withRetry(SOON)).handler(), Streams.noContent());
        try (Page page = browser.listen(application, stream)) {
            assertEquals(List.of(opened(), message("one", ""), reconnecting(), closed()), page.awaitHeard(4));
            stream.awaitRequest();
            stream.awaitRequest();
            stream.expectNoRequest(SOON.multipliedBy(20));
        }
    }

    @Test
    void doesNotReconnectAfterAFailure() throws Exception {
        ServedStream stream = streams.serve(SseScript.of(SseFrame.data("one").withRetry(SOON)).fail().handler(),
                SseScript.empty().fail().handler());
        try (Page page = browser.listen(application, stream)) {
            assertEquals(List.of(opened(), message("one", ""), reconnecting(), closed()), page.awaitHeard(4));
            stream.awaitRequest();
            stream.awaitRequest();
            stream.expectNoRequest(SOON.multipliedBy(20));
        }
    }
}
