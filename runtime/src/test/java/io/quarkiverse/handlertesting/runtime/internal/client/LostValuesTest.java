package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;
import io.vertx.core.buffer.Buffer;

/** A failure points to a value that a mock has sent and that the response lacks. */
class LostValuesTest {

    private static final Cause R1 = new Cause(1, "GET /models");

    private static RecordedEvent answered(Cause cause, String body) {
        byte[] response = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        UpstreamCall call = new UpstreamCall("hub", "GET", "/m", 200, "GET /m", null, null, response);
        return new RecordedEvent(1, 0, Origin.UPSTREAM, "hub", call, null, "main", cause, null, null);
    }

    private static Optional<String> clue(String response, RecordedEvent... events) {
        return LostValues.clue(Buffer.buffer(response), List.of(events), R1).map(Clue::text);
    }

    @Test
    void namesTheFieldOnBothSides() {
        assertEquals(
                Optional.of("models[0].sizeBytes is null in the response, but items[1].size_bytes has a value in the answer"
                        + " of the mock upstream \"hub\" to r1's GET /m."),
                clue("{\"models\": [{\"name\": null, \"sizeBytes\": null}]}",
                        answered(R1, "{\"items\": [{\"size_bytes\": null}, {\"size_bytes\": 7}]}")));
    }

    @Test
    void isEmptyIfNothingIsLost() {
        assertEquals(Optional.empty(), clue("{\"size\": 1}", answered(R1, "{\"size\": 2}")));
        assertEquals(Optional.empty(), clue("{\"size\": null}", answered(R1, "{\"size\": null, \"sizes\": 1}")));
        assertEquals(Optional.empty(), clue("[null]", answered(R1, "[1]")));
    }

    @Test
    void isEmptyForOtherBodies() {
        assertEquals(Optional.empty(), clue("", answered(R1, "{\"size\": 2}")));
        assertEquals(Optional.empty(), clue("size: null", answered(R1, "{\"size\": 2}")));
        assertEquals(Optional.empty(), clue("{\"size\": null}", answered(R1, "size: 2"), answered(R1, null)));
        assertEquals(Optional.empty(), clue("{\"size\": null}", answered(R1, "{\"size\": \"" + "a".repeat(100_000) + "\"}")));
    }

    @Test
    void ignoresCallsOfOtherRequests() {
        assertEquals(Optional.empty(), clue("{\"size\": null}", answered(new Cause(2, "GET /tags"), "{\"size\": 2}"),
                answered(null, "{\"size\": 2}")));
    }
}
