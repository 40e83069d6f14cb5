package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.CallOut.Stage;
import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.FailedCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** An outgoing request has one line in a message, and one that failed is a clue. */
class OutgoingCallsTest {

    private static final Cause R1 = new Cause(1, "GET /models");
    private static final Cause R2 = new Cause(2, "GET /tags");
    private static final String HUB = "http://localhost:1/x";

    private final List<RecordedEvent> events = new ArrayList<>();

    private void add(Origin origin, String name, Object payload, Cause cause) {
        events.add(new RecordedEvent(events.size() + 1L, 0, origin, name, payload, null, "main", cause, null, null));
    }

    private void callOut(Cause cause, String method, String target, Stage stage, int status, int attempt, String reason) {
        add(Origin.CALL_OUT, target, new CallOut(method, target, stage, status, Duration.ofMillis(3), attempt, reason), cause);
    }

    private void answered(Cause cause, String target, int status, int attempt) {
        callOut(cause, "GET", target, Stage.ANSWERED, status, attempt, null);
    }

    private void failed(Cause cause, int attempt) {
        callOut(cause, "GET", HUB, Stage.FAILED, 0, attempt, "ConnectException: Connection refused");
    }

    private void failedCall(Cause cause) {
        add(Origin.HTTP_CLIENT, "GET " + HUB, new FailedCall("GET", HUB, "ConnectException: Connection refused"), cause);
    }

    private void upstream(Cause cause, String url, int status) {
        add(Origin.UPSTREAM, "hub", new UpstreamCall("hub", "GET", url, status, "GET /x", null, null), cause);
    }

    private void assertLines(String expected) {
        assertEquals(expected, new Timeline(events, 100, false).text());
    }

    private void assertClues(Clue... expected) {
        assertEquals(List.of(expected), new OutgoingCalls().find(Scene.of(events)));
    }

    @Test
    void aCallThatAMockAnsweredIsOneLine() {
        upstream(R1, "/x?page=1", 200);
        answered(R1, HUB, 200, 1);
        assertLines("  #1    0 ms  UPSTREAM  hub GET /x?page=1 -> 200 in 3 ms");
        assertClues();
    }

    private static String line(int status, byte[] response) {
        UpstreamCall call = new UpstreamCall("hub", "GET", "/x", status, "GET /x", null, null, response);
        RecordedEvent event = new RecordedEvent(1, 0, Origin.UPSTREAM, "hub", call, null, "main", R1, null, null);
        return new Timeline(List.of(event), 1, false).text().replaceFirst(".*/x ", "");
    }

    @Test
    void theBodyOfAMockIsShownInBrief() {
        assertEquals("-> 200, 19 bytes: { \"name\": \"phi\" }", line(200, "{\n \"name\": \"phi\"\n}\n".getBytes()));
        assertEquals("-> 200, 200 bytes: " + "a".repeat(160) + "…", line(200, "a".repeat(200).getBytes()));
        assertEquals("-> 200, 2 bytes", line(200, new byte[] { (byte) 0xff, 0 }));
        assertEquals("-> 200, 0 bytes", line(200, new byte[0]));
        assertEquals("-> 204", line(204, new byte[0]));
        assertEquals("-> 200", line(200, null));
    }

    @Test
    void eachAttemptHasTheLineOfItsArrival() {
        upstream(R1, "/x", 503);
        upstream(R2, "/x", 200);
        answered(R2, HUB, 200, 1);
        answered(R1, HUB, 503, 1);
        upstream(R1, "/x", 200);
        answered(R1, "localhost:1/x", 200, 2);
        assertLines("""
                #1    0 ms  UPSTREAM  hub GET /x -> 503 in 3 ms
                #2    0 ms  UPSTREAM  hub GET /x -> 200 in 3 ms
                #5    0 ms  UPSTREAM  hub GET /x -> 200 in 3 ms (attempt 2)""".indent(2).stripTrailing());
        assertClues();
    }

    private void slow(int arrivedAt, int answeredAt, int duration, int attempt) {
        events.add(new RecordedEvent(events.size() + 1L, arrivedAt * 1_000_000L, Origin.UPSTREAM, "hub",
                new UpstreamCall("hub", "GET", "/x", 503, "GET /x", null, null), null, "main", R1, null, null));
        events.add(new RecordedEvent(events.size() + 1L, answeredAt * 1_000_000L, Origin.CALL_OUT, HUB,
                new CallOut("GET", HUB, Stage.ANSWERED, 503, Duration.ofMillis(duration), attempt, null), null, "main", R1,
                null,
                null));
    }

    @Test
    void aCallThatLastedLongerThanTheTimeOfItsLineSaysUntilWhen() {
        slow(215, 409, 256, 1);
        slow(500, 700, 230, 2);
        assertLines("""
                #1  215 ms  UPSTREAM  hub GET /x -> 503 in 256 ms, until 409 ms
                #3  500 ms  UPSTREAM  hub GET /x -> 503 in 230 ms (attempt 2)""".indent(2).stripTrailing());
    }

    @Test
    void callsThatEndedAtOtherTimesAreOneLineToo() {
        slow(20, 60, 50, 1);
        slow(70, 170, 101, 2);
        slow(120, 400, 230, 3);
        assertLines("  #1–#5   20 ms  UPSTREAM  3 × hub GET /x -> 503, 50 ms apart");
    }

    @Test
    void aCallAfterASuccessIsNoAttempt() {
        upstream(R1, "/x", 200);
        answered(R1, HUB, 200, 1);
        upstream(R1, "/x", 200);
        answered(R1, HUB, 200, 2);
        assertLines("""
                #1    0 ms  UPSTREAM  hub GET /x -> 200 in 3 ms
                #3    0 ms  UPSTREAM  hub GET /x -> 200 in 3 ms""".indent(2).stripTrailing());
    }

    @Test
    void aCallToAnotherAddressIsALineOfItsOwn() {
        upstream(R1, "/x", 200);
        answered(R1, "http://localhost:8081/x/y", 204, 1);
        answered(R2, HUB, 204, 1);
        callOut(R1, "POST", HUB, Stage.ANSWERED, 204, 1, null);
        assertLines("""
                #1    0 ms  UPSTREAM  hub GET /x -> 200
                #2    0 ms  CALL_OUT  GET http://localhost:8081/x/y -> 204 in 3 ms
                #3    0 ms  CALL_OUT  GET http://localhost:1/x -> 204 in 3 ms
                #4    0 ms  CALL_OUT  POST http://localhost:1/x -> 204 in 3 ms""".indent(2).stripTrailing());
    }

    @Test
    void aClientWithoutTheCauseInItsHeaderIsOneLineToo() {
        upstream(null, "/x", 200);
        answered(R1, HUB, 200, 1);
        assertLines("  #1    0 ms  UPSTREAM  hub GET /x -> 200 in 3 ms");
    }

    @Test
    void aCallThatNoStubMatchesHasNoDuration() {
        add(Origin.UPSTREAM, "hub", new UpstreamCall("hub", "GET", "/x", 404, null, "there are no stubs", null), R1);
        answered(R1, HUB, 404, 1);
        assertLines("  #1    0 ms  UPSTREAM  hub GET /x -> not expected: there are no stubs");
        assertClues();
    }

    @Test
    void aFailedCallIsOneLineAndNamesTheCause() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            failedCall(R1);
            failed(R1, attempt);
        }
        assertLines(
                "  #1–#5    0 ms  HTTP_CLIENT  3 × GET http://localhost:1/x -> failed: ConnectException: Connection refused,"
                        + " 0 ms apart");
        assertClues(new Clue(Weight.NAMES,
                "r1's call GET http://localhost:1/x failed: ConnectException: Connection refused (attempt 3 of 3)."));
    }

    @Test
    void aFailureAtAMockOnlyShowsTheCause() {
        upstream(R1, "/x", 0);
        failed(R1, 1);
        assertLines("""
                #1    0 ms  UPSTREAM  hub GET /x -> a fault
                #2    0 ms  CALL_OUT  GET http://localhost:1/x -> failed: ConnectException: Connection refused, after 3 ms"""
                .indent(2).stripTrailing());
        assertClues(new Clue(Weight.SHOWS, "r1's call GET http://localhost:1/x failed: ConnectException: Connection refused."));
    }

    @Test
    void aFailureThatALaterAttemptMakesGoodIsNoClue() {
        failed(R1, 1);
        answered(R1, HUB, 200, 2);
        assertClues();
    }

    @Test
    void aCallThatIsNotSentNamesTheCause() {
        callOut(R1, "POST", HUB, Stage.NOT_SENT, 0, 1, "InvalidDefinitionException: No serializer.");
        assertLines(
                "  #1    0 ms  CALL_OUT  POST http://localhost:1/x -> not sent: InvalidDefinitionException: No serializer.");
        assertClues(new Clue(Weight.NAMES,
                "r1's call POST http://localhost:1/x was not sent: InvalidDefinitionException: No serializer."));
    }

    @Test
    void aResponseThatCannotBeReadNamesTheCause() {
        upstream(R1, "/x", 200);
        answered(R1, HUB, 200, 1);
        callOut(R1, "GET", HUB, Stage.UNREADABLE, 200, 1, "JsonParseException: Unexpected character");
        assertLines(
                """
                        #1    0 ms  UPSTREAM  hub GET /x -> 200 in 3 ms
                        #3    0 ms  CALL_OUT  GET http://localhost:1/x -> 200, but unreadable: JsonParseException: Unexpected character"""
                        .indent(2).stripTrailing());
        assertClues(new Clue(Weight.NAMES, "r1's call GET http://localhost:1/x was answered with 200, but the response could"
                + " not be read: JsonParseException: Unexpected character."));
    }

    @Test
    void aRedirectThatTheClientDidNotFollowNamesTheCause() {
        upstream(R1, "/x", 302);
        callOut(R1, "GET", HUB, Stage.ANSWERED, 302, 1, "http://localhost:2/cdn/x");
        callOut(R1, "GET", HUB, Stage.UNREADABLE, 302, 1, "ClientWebApplicationException: Received: 'HTTP 302 Found'");
        assertClues(new Clue(Weight.NAMES, "r1's call GET http://localhost:1/x was answered with 302 to"
                + " http://localhost:2/cdn/x, which the client did not follow."));
        assertEquals("GET http://localhost:1/x -> 302 to http://localhost:2/cdn/x in 3 ms", events.get(1).payload().toString());
    }

    @Test
    void aStatusThatIsNoErrorMayBeAFailureForTheClient() {
        answered(R1, HUB, 304, 1);
        callOut(R1, "GET", HUB, Stage.UNREADABLE, 304, 1, "ClientWebApplicationException: Received: 'HTTP 304 Not Modified'");
        assertClues(new Clue(Weight.NAMES,
                "r1's call GET http://localhost:1/x was answered with 304, which the client takes for a failure."));
    }

    /** An application may pass a redirect on, or follow it itself. */
    @Test
    void aRedirectThatNoExceptionFollowedPointsToIt() {
        callOut(R1, "GET", HUB, Stage.ANSWERED, 302, 1, "/cdn/x");
        assertClues(new Clue(Weight.POINTS,
                "r1's call GET http://localhost:1/x was answered with 302 to /cdn/x, which the client did not follow."));
        answered(R1, "http://localhost:1/cdn/x", 200, 1);
        assertClues();
    }

    @Test
    void anErrorThatNoMockAnsweredPointsToTheAddress() {
        answered(R1, "http://localhost:8081/x", 401, 1);
        assertClues(new Clue(Weight.POINTS,
                "r1's call GET http://localhost:8081/x went to no mock, and was answered with 401."));
    }

    @Test
    void theRequestOfTheFailureComesFirst() {
        failed(R1, 1);
        failed(R2, 1);
        List<Clue> clues = new OutgoingCalls().find(new Scene(events, OptionalLong.of(2), null));
        assertEquals(List.of("r2", "r1"), clues.stream().map(clue -> clue.text().substring(0, 2)).toList());
    }

    @Test
    void onlyTwoAreNamed() {
        failed(R1, 1);
        failed(R2, 1);
        failed(new Cause(0, "test"), 1);
        assertEquals(2, new OutgoingCalls().find(Scene.of(events)).size());
    }
}
