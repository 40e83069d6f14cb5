package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Origin;

/** A message shows once what is repeated. */
class TimelineFoldingTest {

    private static final int ROOM = 40;

    private final Recorded recorded = new Recorded();

    @Test
    void foldsEqualEventsInARow() {
        recorded.add(Origin.CDI, "Started");
        for (int i = 0; i < 12; i++) {
            recorded.add(Origin.SQL, "select", "select * from pulls where id=? in " + i + " ms");
        }
        recorded.add(Origin.CDI, "Tick").add(Origin.CDI, "Tick");
        assertShown("""
                #1        1 ms  CDI  Started
                #2–#13    2 ms  SQL  12 × select * from pulls where id=?
                #14      14 ms  CDI  Tick
                #15      15 ms  CDI  Tick""", recorded.timeline(ROOM));
    }

    @Test
    void theWholeTimelineIsNotFolded() {
        recorded.add(Origin.CDI, "Tick").add(Origin.CDI, "Tick").add(Origin.CDI, "Tick");
        assertShown("""
                #1    1 ms  CDI  Tick
                #2    2 ms  CDI  Tick
                #3    3 ms  CDI  Tick""", recorded.timeline(Timeline.UNLIMITED));
        assertEquals("  #1–#3    1 ms  CDI  3 × Tick", recorded.timeline(ROOM));
    }

    @Test
    void eventsOfSeveralRequestsAreNotEqual() {
        recorded.add(Origin.CDI, "Tick").add(Origin.CDI, "Tick").by(Recorded.R2).add(Origin.CDI, "Tick").add(Origin.CDI,
                "Tick");
        assertShown("""
                #1    1 ms  r1  CDI  Tick
                #2    2 ms  r1  CDI  Tick
                #3    3 ms  r2  CDI  Tick
                #4    4 ms  r2  CDI  Tick""", recorded.timeline(ROOM));
    }

    @Test
    void aMarkedEventStandsAlone() {
        for (int i = 0; i < 7; i++) {
            recorded.add(Origin.CDI, "Tick");
        }
        assertShown("""
                #1–#3    1 ms  CDI  3 × Tick
                #4       4 ms  CDI  Tick   <- unexpected
                #5–#7    5 ms  CDI  3 × Tick""", new Timeline(recorded.events(), ROOM, true)
                .text(event -> event.sequence() == 4 ? Optional.of("unexpected") : Optional.empty()));
    }

    @Test
    void heartbeatsAreOneLineAlsoIfOthersAreInBetween() {
        for (int i = 1; i <= 3; i++) {
            recorded.add(Origin.SSE, "", ": heartbeat").add(Origin.SSE, "", ": heartbeat")
                    .add(Origin.SSE, "token", "token \"" + i + "\"");
        }
        assertShown("""
                #1–#8    1 ms  SSE  6 × : heartbeat
                #3       3 ms  SSE  token "1"
                #6       6 ms  SSE  token "2"
                #9       9 ms  SSE  token "3\"""", recorded.timeline(ROOM));
    }

    // tag::cycle[]
    @Test
    void aRedirectCycleIsOneRound() {
        for (int i = 0; i < 5; i++) {
            recorded.add(Origin.HTTP, "GET /account", "GET /account")
                    .add(Origin.HTTP, "GET /account", "GET /account -> 302 in " + i + " ms, set state=" + i + "; Path=/")
                    .add(Origin.HTTP, "GET /login", "GET /login [state=" + i + "]")
                    .add(Origin.UPSTREAM, "idp GET", "idp GET /authorize?state=" + i + " -> 302")
                    .add(Origin.HTTP, "GET /login", "GET /login -> 302 in " + i + " ms");
        }
        recorded.add(Origin.CDI, "Ended");
        assertShown("""
                #1     1 ms  HTTP      GET /account
                #2     2 ms  HTTP      GET /account -> 302 in 0 ms, set state=0; Path=/
                #3     3 ms  HTTP      GET /login [state=0]
                #4     4 ms  UPSTREAM  idp GET /authorize?state=0 -> 302
                #5     5 ms  HTTP      GET /login -> 302 in 0 ms
                … #6–#25: 4 more rounds of these 5 events
                #26   26 ms  CDI       Ended""", recorded.timeline(ROOM));
    }
    // end::cycle[]

    @Test
    void differentEventsAreNoRound() {
        for (int i = 0; i < 3; i++) {
            recorded.add(Origin.CDI, "Started[id=" + i + "]").add(Origin.CDI, "Stored");
        }
        assertEquals(6, recorded.timeline(ROOM).lines().count());
    }

    @Test
    void aCallWithinACallIsMarked() {
        recorded.call("find", 0, null).call("check", 1, null).call("store", 5, null).call("notify", 0, null);
        assertShown("""
                #1    1 ms  CALL  ┌ ┌ Pulls.find(7)
                #2    2 ms  CALL  ┌ Pulls.check(7)
                #3    3 ms  CALL  Pulls.store(7)
                #4    4 ms  CALL  Pulls.notify(7)""", recorded.timeline(ROOM));
    }

    @Test
    void callsThatOverlapAreNotWithinEachOther() {
        recorded.call("find", 2, null).call("check", 2, null);
        assertShown("""
                #1    1 ms  CALL  Pulls.find(7)
                #2    2 ms  CALL  Pulls.check(7)""", recorded.timeline(ROOM));
    }

    private static void assertShown(String lines, String timeline) {
        assertEquals(lines.indent(2).stripTrailing(), timeline);
    }
}
