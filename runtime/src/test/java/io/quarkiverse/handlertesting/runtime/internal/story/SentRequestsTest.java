package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.SentRequests.Content;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** A request that was sent twice, and handled twice. */
class SentRequestsTest {

    private final SentRequests requests = new SentRequests();
    private final Recorded recorded = new Recorded();
    private int sent;

    private Content content(String body) {
        return new Content("POST /payments", new TreeMap<>(), body);
    }

    private void send(Content content, Origin... caused) {
        sent++;
        requests.add(sent, "POST", () -> content);
        recorded.by(new Cause(sent, "POST /payments")).add(Origin.HTTP, "POST /payments", "POST /payments");
        for (Origin origin : caused) {
            recorded.add(origin, "x", "x");
        }
    }

    private List<Clue> clues() {
        return requests.find(Scene.of(recorded.events()));
    }

    @Test
    void hasTheSameBodyAndCausedTheSame() {
        send(content("900"), Origin.UPSTREAM, Origin.SQL, Origin.SQL);
        send(content("800"), Origin.UPSTREAM);
        send(content("900"), Origin.SQL, Origin.UPSTREAM, Origin.SQL);
        assertEquals(List.of(new Clue(Weight.POINTS, "r1 and r3 are equal: POST /payments with the same body; both were"
                + " handled, and caused the same: 2 SQL, 1 UPSTREAM.")), clues());
    }

    @Test
    void hasTheSameIdempotencyKey() {
        send(content("900").add("Idempotency-Key", "k-17"), Origin.CDI);
        send(content("900").add("idempotency-key", "k-17"), Origin.CDI);
        assertEquals(List.of(new Clue(Weight.SHOWS, "r1 and r2 are equal: POST /payments with the same body and the same"
                + " Idempotency-Key; both were handled, and caused the same: 1 CDI.")), clues());
    }

    @Test
    void aCallThatAMockHasAnsweredIsCountedOnce() {
        for (int i = 0; i < 2; i++) {
            send(content("900"));
            recorded.add(Origin.UPSTREAM, "bank", new UpstreamCall("bank", "POST", "/charges", 201, "stub", null, null));
            recorded.add(Origin.CALL_OUT, "http://localhost:1/charges", new CallOut("POST", "http://localhost:1/charges",
                    CallOut.Stage.ANSWERED, 201, Duration.ZERO, 1, null));
        }
        assertEquals("r1 and r2 are equal: POST /payments with the same body; both were handled, and caused the same:"
                + " 1 UPSTREAM.", clues().get(0).text());
    }

    @Test
    void hasNoBody() {
        send(content(null), Origin.CDI);
        send(content(null), Origin.CDI);
        assertEquals("r1 and r2 are equal: POST /payments; both were handled, and caused the same: 1 CDI.",
                clues().get(0).text());
    }

    @Test
    void isNotOneWithAnotherHeader() {
        send(content("900").add("Idempotency-Key", "k-17"), Origin.CDI);
        send(content("900").add("Idempotency-Key", "k-18"), Origin.CDI);
        assertEquals(List.of(), clues());
    }

    @Test
    void isNotOneThatHadAnotherEffect() {
        send(content("900"), Origin.CDI);
        send(content("900"));
        assertEquals(List.of(), clues());
    }

    @Test
    void isNotOneWhoseBodyIsNotKnown() {
        send(null, Origin.CDI);
        send(null, Origin.CDI);
        assertEquals(List.of(), clues());
    }

    @Test
    void isThatOfTheFailure() {
        send(content("900"), Origin.CDI);
        send(content("900"), Origin.CDI);
        assertEquals(1, requests.find(new Scene(recorded.events(), OptionalLong.of(2), null)).size());
        assertEquals(List.of(), requests.find(new Scene(recorded.events(), OptionalLong.of(1), null)));
    }

    @Test
    void isForgottenAtTheEndOfTheTest() {
        send(content("900"), Origin.CDI);
        send(content("900"), Origin.CDI);
        requests.clear();
        assertEquals(List.of(), clues());
    }

    @Test
    void isNotOneThatReads() {
        for (long number = 1; number <= 2; number++) {
            requests.add(number, "GET", () -> content(null));
            recorded.by(new Cause(number, "GET /payments")).add(Origin.CDI, "x", "x");
        }
        assertEquals(List.of(), clues());
    }
}
