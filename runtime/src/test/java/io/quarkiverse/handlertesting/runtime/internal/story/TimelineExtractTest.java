package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Origin;

/** A timeline that is too long for a message shows what tells most about the failure. */
class TimelineExtractTest {

    private final Recorded recorded = new Recorded();

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            recorded.add(Origin.CDI, "Tick[id=" + (recorded.events().size() + 1) + "]");
        }
    }

    @Test
    void showsTheFirstEventAndTheLastOnes() {
        ticks(100);
        assertShown("""
                #1      1 ms  CDI  Tick[id=1]
                … 96 events are not shown: 96 CDI
                #98    98 ms  CDI  Tick[id=98]
                #99    99 ms  CDI  Tick[id=99]
                #100  100 ms  CDI  Tick[id=100]""", recorded.timeline(5));
    }

    @Test
    void showsAllIfThereIsRoom() {
        ticks(2);
        assertShown("""
                #1    1 ms  CDI  Tick[id=1]
                #2    2 ms  CDI  Tick[id=2]""", recorded.timeline(2));
    }

    // tag::extract[]
    @Test
    void showsFailuresInTheirPlace() {
        ticks(20);
        recorded.call("store", 0, new IllegalStateException("disk full"));
        ticks(20);
        recorded.add(Origin.LOG, "org.acme.Pulls", "ERROR org.acme.Pulls: pull 7 failed");
        ticks(20);
        assertShown("""
                #1     1 ms  CDI   Tick[id=1]
                … 19 events are not shown: 19 CDI
                #21   21 ms  CALL  Pulls.store(7) -> failed: IllegalStateException: disk full
                … 20 events are not shown: 20 CDI
                #42   42 ms  LOG   ERROR org.acme.Pulls: pull 7 failed
                … 17 events are not shown: 17 CDI
                #60   60 ms  CDI   Tick[id=60]
                #61   61 ms  CDI   Tick[id=61]
                #62   62 ms  CDI   Tick[id=62]""", recorded.timeline(9));
    }
    // end::extract[]

    @Test
    void showsWhatIsMarkedAndItsNeighbours() {
        ticks(50);
        assertShown("""
                #1     1 ms  CDI  Tick[id=1]
                … 22 events are not shown: 22 CDI
                #24   24 ms  CDI  Tick[id=24]
                #25   25 ms  CDI  Tick[id=25]   <- unexpected
                #26   26 ms  CDI  Tick[id=26]
                … 21 events are not shown: 21 CDI
                #48   48 ms  CDI  Tick[id=48]
                #49   49 ms  CDI  Tick[id=49]
                #50   50 ms  CDI  Tick[id=50]""", new Timeline(recorded.events(), 9, true)
                .text(event -> event.sequence() == 25 ? Optional.of("unexpected") : Optional.empty()));
    }

    @Test
    void prefersTheRequestOfAMarkedEvent() {
        ticks(1);
        recorded.add(Origin.CDI, "Started").add(Origin.CDI, "Stored");
        recorded.by(Recorded.R2);
        ticks(8);
        recorded.by(Recorded.R1).add(Origin.CDI, "Completed");
        recorded.by(Recorded.R2);
        ticks(8);
        assertShown("""
                #1     1 ms  r1  CDI  Tick[id=1]
                #2     2 ms  r1  CDI  Started
                #3     3 ms  r1  CDI  Stored
                … 7 events are not shown: 7 CDI
                #11   11 ms  r2  CDI  Tick[id=11]
                #12   12 ms  r1  CDI  Completed   <- late by 7 ms
                #13   13 ms  r2  CDI  Tick[id=13]
                … 4 events are not shown: 4 CDI
                #18   18 ms  r2  CDI  Tick[id=18]
                #19   19 ms  r2  CDI  Tick[id=19]
                #20   20 ms  r2  CDI  Tick[id=20]""", new Timeline(recorded.events(), 11, true)
                .text(event -> event.sequence() == 12 ? Optional.of("late by 7 ms") : Optional.empty()));
    }

    /** A predicate that matches none of a thousand events marks all of them. */
    @Test
    void showsTheFirstAndTheLastOfManyWithTheSameRemark() {
        ticks(1000);
        assertShown("""
                #1        1 ms  CDI  Tick[id=1]   <- not "id is 0"
                #2        2 ms  CDI  Tick[id=2]   <- not "id is 0"
                … 995 events are not shown: 995 CDI
                #998    998 ms  CDI  Tick[id=998]   <- not "id is 0"
                #999    999 ms  CDI  Tick[id=999]   <- not "id is 0"
                #1000  1000 ms  CDI  Tick[id=1000]   <- not "id is 0\"""", new Timeline(recorded.events(), 6, true)
                .text(event -> Optional.of("not \"id is 0\"")));
    }

    @Test
    void showsDetailsOnlyIfThereIsRoom() {
        recorded.add(Origin.HTTP, "POST /pull", "POST /pull");
        for (int i = 1; i <= 9; i++) {
            recorded.add(Origin.SQL, "select", "select " + i);
        }
        recorded.add(Origin.LOG, "org.acme.Pulls", "INFO org.acme.Pulls: stored")
                .add(Origin.TRANSACTION, "Pulls.store", "Pulls.store rolled back by IllegalStateException: full")
                .add(Origin.SQL, "insert", "insert into pulls", new IllegalStateException("full"))
                .add(Origin.CDI, "PullFailed").add(Origin.HTTP, "POST /pull", "POST /pull -> 500 in 20 ms");
        assertShown("""
                #1     1 ms  HTTP         POST /pull
                … 10 events are not shown: 9 SQL, 1 LOG
                #12   12 ms  TRANSACTION  Pulls.store rolled back by IllegalStateException: full
                #13   13 ms  SQL          insert into pulls
                #14   14 ms  CDI          PullFailed
                #15   15 ms  HTTP         POST /pull -> 500 in 20 ms""", recorded.timeline(6));
        assertShown("""
                #1     1 ms  HTTP         POST /pull
                … 8 events are not shown: 8 SQL
                #10   10 ms  SQL          select 9
                #11   11 ms  LOG          INFO org.acme.Pulls: stored
                #12   12 ms  TRANSACTION  Pulls.store rolled back by IllegalStateException: full
                #13   13 ms  SQL          insert into pulls
                #14   14 ms  CDI          PullFailed
                #15   15 ms  HTTP         POST /pull -> 500 in 20 ms""", recorded.timeline(8));
    }

    @Test
    void hidesCallsWithinCallsBeforeOthers() {
        recorded.add(Origin.CDI, "Started");
        for (int i = 0; i < 4; i++) {
            recorded.call("check" + i, 0, null);
        }
        recorded.call("store", 5, null);
        ticks(3);
        assertShown("""
                #1    1 ms  CDI   Started
                … 4 events are not shown: 4 CALL
                #6    6 ms  CALL  Pulls.store(7)
                #7    7 ms  CDI   Tick[id=7]
                #8    8 ms  CDI   Tick[id=8]
                #9    9 ms  CDI   Tick[id=9]""", recorded.timeline(6));
    }

    @Test
    void aNumberIsCutWhole() {
        recorded.add(Origin.CDI, "Noted", "x".repeat(174) + ".java:1234");
        assertEquals("  #1    1 ms  CDI  " + "x".repeat(174) + ".java:…", new Timeline(recorded.events(), 40, true).text());
    }

    @Test
    void aLongLineKeepsItsRemark() {
        recorded.add(Origin.CDI, "Noted", "Noted[text=" + "x".repeat(300) + "]");
        String line = new Timeline(recorded.events(), 40, true).text(event -> Optional.of("not \"short\""));
        assertEquals("  #1    1 ms  CDI  Noted[text=" + "x".repeat(152) + "…   <- not \"short\"", line);
        assertEquals(200, line.length());
        assertTrue(recorded.timeline(Timeline.UNLIMITED).length() > 300, "the whole timeline");
    }

    @Test
    void cutsAPayloadOfManyLines() {
        recorded.add(Origin.UPSTREAM, "depot",
                "depot GET /items/7 -> not expected: the nearest stub differs\n  line 2\n  line 3\n"
                        + "  line 4\n  line 5\n  line 6\n  line 7");
        assertShown("""
                #1    1 ms  UPSTREAM  depot GET /items/7 -> not expected: the nearest stub differs
                                        line 2
                                        line 3
                                        line 4
                                        line 5
                                      … 2 lines are not shown""", recorded.timeline(40));
    }

    private static void assertShown(String lines, String timeline) {
        assertEquals(lines.indent(2).stripTrailing(), timeline);
    }
}
