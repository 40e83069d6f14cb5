package io.quarkiverse.handlertesting.behaviour.sse;

import static io.quarkiverse.handlertesting.events.Selectors.streamed;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.client.BothWays;
import io.quarkiverse.handlertesting.behaviour.client.ClientTestBase;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.quarkus.test.junit.QuarkusTest;

/** A test reads the streams of a handler event by event, while they are open. */
@QuarkusTest
class SseStreamsTest extends ClientTestBase {

    private static final List<SseFrame> EVENTS = List.of(SseFrame.data("one"),
            SseFrame.event("token", " two\nlines").withId("7"), SseFrame.data("[DONE]"));

    @Inject
    Streams streams;

    @BothWays
    void deliverAScriptUnchanged(String way) {
        for (String path : List.of("/script", "/split")) {
            SseSubscription stream = client(way).get(path).sse();
            assertEquals(EVENTS, stream.take(3));
            assertEquals("heartbeat", stream.seen().get(2).comment());
            assertEquals(ofMillis(10), stream.reconnectionTime());
            assertEquals("7", stream.lastEventId());
            assertEquals(List.of(), stream.awaitCompletion());
        }
    }

    @BothWays
    void deliverTheEventsOfAResource(String way) {
        List<SseFrame> events = client(way).get("/streams/script").sse().awaitCompletion();
        assertEquals(List.of("one", "two\nlines", "[DONE]"), events.stream().map(SseFrame::data).toList(),
                "Quarkus writes no space after the colon, so the leading space of the value is lost");
        assertEquals("token", events.get(1).event());
        assertEquals("7", events.get(1).id());
    }

    // tag::live[]
    @BothWays
    void deliverAnEventBeforeTheNextIsSent(String way) {
        SseSubscription stream = client(way).get("/live").sse();
        streams.live.send("one");
        assertEquals("one", stream.await().data());
        streams.live.send("token", "two").comment("heartbeat");
        assertEquals("two", stream.await("token").data());
        assertEquals("heartbeat", stream.awaitComment());
        streams.live.end();
        stream.awaitCompletion();
    }
    // end::live[]

    // tag::hot[]
    @Test
    void loseNothingThatAHotSourceSendsAfterTheyAreOpen() {
        SseSubscription stream = client.get("/streams/hot").sse().awaitOpen();
        streams.hot.onNext("one");
        assertEquals("one", stream.await().data());
    }
    // end::hot[]

    @BothWays
    void noticeAClientThatLeaves(String way) {
        try (SseSubscription stream = client(way).post("/live").json("{}").sse()) {
            streams.live.send("one");
            stream.await();
        }
        streams.live.awaitDisconnected();
    }

    @BothWays
    void endForTheClientWithTheirHeadIfTheRequestIsHead(String way) {
        assertEquals("", client(way).head("/live").send().expectStatus(200).asString());
        streams.live.send("one").end();
        events.awaitIdle();
    }

    @BothWays
    void canBeCutInTheMiddleOfAFrame(String way) {
        SseSubscription stream = client(way).get("/cut-frame").sse();
        assertEquals("one", stream.await().data());
        assertEquals("data: ", stream.awaitFailure());
    }

    // tag::reconnect[]
    @BothWays
    void reconnectAfterTheLastEvent(String way) {
        SseSubscription stream = client(way).get("/live").sse();
        streams.live.send(SseFrame.data("one").withId("7").withRetry(ofMillis(20)));
        stream.await();
        streams.live.cut();
        stream.awaitFailure();

        SseSubscription again = stream.reconnect();
        streams.live.awaitConnected().send("two");
        assertEquals(Optional.of("7"), streams.live.lastEventId());
        assertEquals("two", again.await().data());
        // end::reconnect[]
        again.close();
        // The next test uses the same stream, and must not find this client.
        streams.live.awaitDisconnected();
        // tag::reconnect[]
    }
    // end::reconnect[]

    @BothWays
    void failAtOnceIfAHeaderCannotCarryTheLastEventId(String way) {
        SseSubscription stream = client(way).get("/live").sse();
        streams.live.awaitConnected().send(SseFrame.data("one").withId("\u0001"));
        stream.await();
        HttpAssertionError refused = assertThrows(HttpAssertionError.class, stream::reconnect);
        assertTrue(refused.getMessage()
                .startsWith("Expected to reconnect, but a header cannot carry the last event id \"\\u0001\":\n"),
                refused::getMessage);
        streams.live.awaitDisconnected();
        events.awaitIdle();
    }

    // tag::late[]
    @BothWays
    void reportAMissingEvent(String way) {
        SseSubscription stream = client(way).get("/stalls").sse();
        stream.await();
        stream.awaitComment();
        HttpAssertionError late = assertThrows(HttpAssertionError.class, stream.within(ofMillis(100))::await);
        assertEquals("""
                Expected an event within 100 ms, but it did not come:
                Nothing of r1 is running: its stream is open, and only another request or a job can send more.
                  > GET /stalls
                  > Accept: text/event-stream
                  > Cache-Control: no-cache
                  < 200 OK
                  < content-type: text/event-stream
                  < cache-control: no-cache
                  <
                  < (2 frames, and it is still open)
                It has caused:
                  #1  N ms  HTTP  GET /stalls
                  #2  N ms  HTTP  GET /stalls -> 200 in N
                  #3  N ms  SSE   message "one"
                  #4  N ms  SSE   : heartbeat""",
                withoutTimes(late).replaceAll("  < transfer-encoding: chunked\n", "").replace("Content-Type", "content-type")
                        .replace("< Cache-Control", "< cache-control"));
    }
    // end::late[]

    @BothWays
    void nameAPredicateByItsLine(String way) {
        SseSubscription stream = client(way).get("/stalls").sse();
        stream.await();
        SseSubscription hasty = stream.within(ofMillis(100));
        HttpAssertionError late = assertThrows(HttpAssertionError.class, () -> hasty.await(frame -> frame.id() != null));
        assertTrue(late.getMessage().matches("(?s)Expected an event matching the predicate at SseStreamsTest\\.java:\\d+"
                + " within 100 ms, but it did not come:\n.*"), late::getMessage);
    }

    @BothWays
    void recordFramesAsEventsOfTheTest(String way) {
        var messages = events.subscribe(streamed("message"));
        client(way).get("/stalls").sse();
        assertEquals(SseFrame.data("one"), messages.await());
        assertEquals("GET /stalls", events.seen().get(2).cause().description());
    }

    @BothWays
    void refuseAnotherResponse(String way) {
        HttpAssertionError refused = assertThrows(HttpAssertionError.class, () -> client(way).get("/fails").sse().await());
        assertTrue(refused.getMessage().startsWith("Expected an event stream, but the response has status 500:"),
                refused::getMessage);
    }

    @Test
    void waitForASlowReader() {
        long before = used();
        SseSubscription stream = client.get("/endless-events").sse();
        stream.take(10);
        assertTrue(used() - before < 100 << 20, "what is under way is kept, and no more");
        assertTrue(stream.seen().size() < 10 + 300, () -> "seen: " + stream.seen().size());
        stream.close();
        events.awaitIdle();
    }

    @BothWays
    void useLittleMemoryForAGigabyte(String way) {
        long before = used();
        SseSubscription stream = client(way).get("/gigabyte").sse().within(Duration.ofMinutes(1));
        for (int i = 0; i < Streams.MANY; i++) {
            assertEquals(Streams.LARGE, stream.await().data().length());
        }
        assertTrue(used() - before < 100 << 20);
        stream.awaitCompletion();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
