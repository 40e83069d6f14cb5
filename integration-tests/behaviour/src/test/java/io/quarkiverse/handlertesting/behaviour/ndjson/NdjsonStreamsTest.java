package io.quarkiverse.handlertesting.behaviour.ndjson;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import jakarta.inject.Inject;

import io.quarkiverse.handlertesting.behaviour.client.BothWays;
import io.quarkiverse.handlertesting.behaviour.client.ClientTestBase;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.ndjson.NdjsonSubscription;
import io.quarkus.test.junit.QuarkusTest;

/** A test reads streams of JSON lines item by item, while they are open. */
@QuarkusTest
class NdjsonStreamsTest extends ClientTestBase {

    @Inject
    Lines lines;

    @BothWays
    void deliverAScriptUnchanged(String way) {
        for (String path : List.of("/lines-script", "/lines-split")) {
            NdjsonSubscription stream = client(way).get(path).ndjson();
            assertEquals("application/x-ndjson", stream.header("Content-Type"));
            assertEquals(List.of("{\"n\":\"é😀\"}", "[2]", "3"), stream.awaitCompletion());
        }
    }

    @BothWays
    void deliverTheItemsOfAResource(String way) {
        NdjsonSubscription stream = client(way).get("/lines").ndjson();
        assertEquals(List.of("1", "2", "3"), stream.awaitCompletion());
        assertEquals("application/stream+json;charset=UTF-8", stream.header("Content-Type"));
    }

    @BothWays
    void deliverAnItemBeforeTheNextIsSent(String way) {
        NdjsonSubscription stream = client(way).get("/lines-live").ndjson();
        lines.live.send("1");
        assertEquals("1", stream.await());
        lines.live.send("2");
        assertEquals(2, stream.json(Integer.class));
        lines.live.end();
        stream.awaitCompletion();
        lines.live.awaitDisconnected();
    }

    @BothWays
    void noticeAClientThatLeaves(String way) {
        try (NdjsonSubscription stream = client(way).post("/lines-live").json("{}").ndjson()) {
            lines.live.send("1");
            stream.await();
        }
        lines.live.awaitDisconnected();
    }

    @BothWays
    void canBeCutInTheMiddleOfALine(String way) {
        NdjsonSubscription stream = client(way).get("/lines-cut").ndjson();
        assertEquals("1", stream.await());
        assertEquals("{", stream.awaitFailure());
    }

    // tag::malformed[]
    @BothWays
    void failAtALineThatIsNotJson(String way) {
        NdjsonSubscription stream = client(way).get("/lines-malformed").ndjson();
        assertEquals("1", stream.await());
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, stream::await);
        assertEquals("""
                Expected an item, but the stream has no JSON in line 3: "{oops":
                  > GET /lines-malformed
                  > Accept: application/x-ndjson, application/stream+json, application/jsonl
                  < 200 OK
                  < Content-Type: application/x-ndjson
                  < Cache-Control: no-cache
                  <
                  < #1   N ms  1
                  < (it has no JSON in line 3: "{oops")
                It has caused:
                  #1  N ms  HTTP  GET /lines-malformed
                  #2  N ms  HTTP  GET /lines-malformed -> 200 in N""",
                withoutTimes(failure).replaceAll("  < transfer-encoding: chunked\n", "")
                        .replaceAll("(?m)^( {2}< #\\d+) +\\d+ ms", "$1   N ms"));
    }
    // end::malformed[]

    @BothWays
    void reportAMissingItem(String way) {
        NdjsonSubscription hasty = client(way).get("/lines-live").ndjson().within(ofMillis(50));
        HttpAssertionError late = assertThrows(HttpAssertionError.class, hasty::await);
        assertEquals("Expected an item within 50 ms, but it did not come:", late.getMessage().lines().findFirst().get());
        hasty.close();
        lines.live.awaitDisconnected();
    }
}
