package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** A call that no stub matches is the clue to whatever failure its test ends with. */
class RefusedCallsTest {

    private static final Cause R1 = new Cause(1, "POST /login");
    private static final Cause R2 = new Cause(2, "GET /models");
    private static final Cause TEST = new Cause(0, "test");

    private static RecordedEvent event(Cause cause, String url, int status, String stub, String reason) {
        UpstreamCall call = new UpstreamCall("hub", "POST", url, status, stub, reason, null);
        return new RecordedEvent(1, 0, Origin.UPSTREAM, "hub", call, null, "main", cause, null, null);
    }

    private static RecordedEvent unmatched(Cause cause, String url, String reason) {
        return event(cause, url, 404, null, reason);
    }

    private static List<String> texts(Scene scene) {
        return new RefusedCalls(true).find(scene).stream().map(Clue::text).toList();
    }

    private static String text(RecordedEvent event) {
        return texts(Scene.of(List.of(event))).get(0);
    }

    @Test
    void namesTheNearestStubAndTheDifference() {
        assertEquals(
                "No stub of the mock upstream \"hub\" matches r1's POST /token, so the 404 is the mock's; nearest: POST /token;"
                        + " form parameter \"audience\" was absent, expected \"model-hub\".",
                text(unmatched(R1, "/token",
                        "the nearest stub is POST /token\n  form parameter \"audience\" was absent, expected \"model-hub\"")));
    }

    @Test
    void namesTheFirstDifferencesAndCountsTheRest() {
        assertEquals("No stub of the mock upstream \"hub\" matches the test's POST /token, so the 404 is the mock's; nearest:"
                + " POST /x; a; b; and 1 more difference.",
                text(unmatched(TEST, "/token", "the nearest stub is POST /x\n  a\n  b\n  c")));
        assertEquals("No stub of the mock upstream \"hub\" matches the test's POST /token, so the 404 is the mock's; nearest:"
                + " POST /x; a; b; and 2 more differences.",
                text(unmatched(TEST, "/token", "the nearest stub is POST /x\n  a\n  b\n  c\n  d")));
    }

    @Test
    void saysThatThereAreNoStubs() {
        assertEquals("No stub of the mock upstream \"hub\" matches an unattributed POST /token, so the 404 is the mock's;"
                + " there are no stubs.", text(unmatched(null, "/token", "there are no stubs")));
    }

    @Test
    void saysWhyTheMockCouldNotAnswer() {
        assertEquals("The mock upstream \"hub\" could not answer r1's POST /token, so the 500 is the mock's:"
                + " FileNotFoundException: none.json.",
                text(event(R1, "/token", 500, null, "FileNotFoundException: none.json")));
    }

    @Test
    void isOneLine() {
        String longUrl = "/" + "a".repeat(200);
        assertEquals("No stub of the mock upstream \"hub\" matches r1's POST /" + "a".repeat(159)
                + "…, so the 404 is the mock's; nearest: POST /x; " + "b".repeat(160) + "….",
                text(unmatched(R1, longUrl, "the nearest stub is POST /x\n  " + "b".repeat(200))));
    }

    @Test
    void beginsWithTheRequestThatTheFailureIsAbout() {
        RecordedEvent first = unmatched(R1, "/1", "there are no stubs");
        RecordedEvent second = unmatched(R2, "/2", "there are no stubs");
        RecordedEvent third = unmatched(R1, "/3", "there are no stubs");
        List<String> texts = texts(new Scene(List.of(first, second, second, third), OptionalLong.of(2), null));
        assertEquals(2, texts.size());
        assertEquals(List.of(true, true),
                List.of(texts.get(0).contains("r2's POST /2"), texts.get(1).contains("r1's POST /1")));
    }

    @Test
    void hasNoClueToAnsweredCalls() {
        assertEquals(List.of(), texts(Scene.of(List.of(event(R1, "/token", 404, "POST /token", null)))));
    }

    @Test
    void onlyPointsToACallThatIsAllowed() {
        Scene scene = Scene.of(List.of(unmatched(R1, "/token", "there are no stubs")));
        assertEquals(Weight.POINTS, new RefusedCalls(false).find(scene).get(0).weight());
        assertEquals(Weight.NAMES, new RefusedCalls(true).find(scene).get(0).weight());
    }
}
