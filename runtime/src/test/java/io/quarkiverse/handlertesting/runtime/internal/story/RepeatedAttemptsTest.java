package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.CallOut.Stage;
import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** A call that is attempted again and again is one line, and a clue if no attempt succeeds. */
class RepeatedAttemptsTest {

    private final Recorded recorded = new Recorded();

    private void call(int attempt, int status, String stub) {
        recorded.add(Origin.UPSTREAM, "bank", new UpstreamCall("bank", "GET", "/rates/usd", status, stub, null, null));
        recorded.add(Origin.CALL_OUT, new CallOut("GET", "http://localhost:1/rates/usd", Stage.ANSWERED, status,
                Duration.ofMillis(attempt), attempt, null));
    }

    private List<Clue> clues() {
        return new RepeatedAttempts().find(Scene.of(recorded.events()));
    }

    @Test
    void areOneLineAndAClue() {
        for (int attempt = 1; attempt <= 4; attempt++) {
            call(attempt, 503, "stub");
        }
        assertEquals("  #1–#7    1 ms  UPSTREAM  4 × bank GET /rates/usd -> 503, 2 ms apart", recorded.timeline(40));
        assertEquals(List.of(new Clue(Weight.SHOWS, "r1 called bank GET /rates/usd 4 times; each was answered with 503.")),
                clues());
    }

    @Test
    void areNoClueIfOneSucceedsOrNoStubMatchesOrIfTheyAreFewOrOfSeveralRequestsOrOfTheTest() {
        call(1, 503, "stub");
        call(2, 503, "stub");
        call(3, 200, "stub");
        recorded.by(Recorded.R2);
        call(1, 503, "stub");
        call(2, 503, "stub");
        call(3, 404, null);
        recorded.by(new Cause(0, "test"));
        call(1, 503, "stub");
        call(2, 503, "stub");
        call(3, 503, "stub");
        assertEquals(List.of(), clues());
    }

    @Test
    void haveSeveralStatuses() {
        call(1, 503, "stub");
        call(2, 429, "stub");
        call(3, 503, "stub");
        assertEquals(List.of("r1 called bank GET /rates/usd 3 times; each was answered with 429 or 503."),
                clues().stream().map(Clue::text).toList());
    }
}
