package io.quarkiverse.handlertesting.behaviour.client;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.buffer.Buffer;

/** A test reads a response as it arrives; the application writes no faster than the test requests. */
@QuarkusTest
class StreamTest extends ClientTestBase {

    @Inject
    Handlers handlers;
    @Inject
    Gate gate;

    // tag::stream[]
    @BothWays
    void deliversAChunkBeforeTheNextIsWritten(String way) {
        try (ResponseStream stream = client(way).get("/gate").stream().expectStatus(200)) {
            gate.write("one");
            assertEquals("one", stream.await().toString());
            gate.write("two");
            assertEquals("two", stream.await().toString());
            gate.end();
            assertEquals("", stream.awaitCompletion().toString());
        }
    }
    // end::stream[]

    @Test
    void keepsChunksUnchangedInProcess() {
        assertEquals(List.of("one", "two", "three"),
                client.get("/three").stream().take(3).stream().map(Buffer::toString).toList());
    }

    @BothWays
    void deliversServerSentEvents(String way) {
        assertEquals("data:a\n\ndata:b\n\ndata:c\n\n", client(way).get("/stack/events").stream().awaitCompletion().toString());
    }

    // tag::demand[]
    @BothWays
    void passesTheDemandOfASubscriberToTheApplication(String way) {
        int before = handlers.written.get();
        AssertSubscriber<Buffer> subscriber = client(way).get("/endless").stream().stream()
                .subscribe().withSubscriber(AssertSubscriber.create(10));
        subscriber.awaitItems(10);
        subscriber.assertNotTerminated();
        // The chunks in transit: in the queues of Vert.x and, over a socket, of the operating system.
        int ahead = handlers.written.get() - before;
        assertTrue(ahead < (way.equals(BothWays.IN_PROCESS) ? 200 : 20_000), "written ahead: " + ahead);
        subscriber.request(100).awaitItems(110);
        subscriber.cancel();
        events.awaitIdle();
    }
    // end::demand[]

    @BothWays
    void namesAPredicateByItsLine(String way) {
        ResponseStream stream = client(way).get("/three").stream();
        HttpAssertionError ended = assertThrows(HttpAssertionError.class, () -> stream.await(chunk -> chunk.length() == 0));
        assertTrue(ended.getMessage().matches("(?s)Expected a chunk matching the predicate at StreamTest\\.java:\\d+, but the"
                + " body has ended:\n.*"), ended::getMessage);
    }

    @BothWays
    void disconnectsWhenClosed(String way) {
        try (ResponseStream stream = client(way).get("/gate").stream()) {
            gate.write("one");
            stream.await();
        }
        gate.awaitClosed();
    }

    @BothWays
    void failsIfTheResponseIsCut(String way) {
        ResponseStream stream = client(way).get("/cut").stream();
        assertEquals("beginning", stream.await().toString());
        stream.awaitFailure();
        assertThrows(HttpAssertionError.class, stream::await);
    }

    // tag::late[]
    @BothWays
    void reportsAMissingChunk(String way) {
        ResponseStream stream = client(way).get("/gate").stream();
        gate.write("one");
        stream.await();
        HttpAssertionError late = assertThrows(HttpAssertionError.class, stream.within(ofMillis(50))::await);
        assertEquals("""
                There was no chunk within 50 ms, so the exchange was aborted:
                Nothing of r1 is running: its stream is open, and only another request or a job can send more.
                  > GET /gate
                  < 200 OK
                  < X-Filtered: GET /gate
                  <
                  < one
                It has caused:
                  #1  N ms  HTTP  GET /gate
                  #2  N ms  HTTP  GET /gate -> 200 in N""",
                withoutTimes(late).replaceAll("  < transfer-encoding: chunked\n", ""));
        gate.awaitClosed();
    }
    // end::late[]
}
