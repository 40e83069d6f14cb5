package io.quarkiverse.handlertesting.runtime.internal.journal;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.runtime.internal.journal.Journals.completed;
import static io.quarkiverse.handlertesting.runtime.internal.journal.Journals.started;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals.DownloadCompleted;

/** A full journal lacks events: whatever returns all events fails, instead of returning some of them. */
class FullJournalTest {

    private static final String FULL = """
            Expected %s, but the journal of PullTest.pullCompletes is full: it holds 1 events, and 1 more were not recorded.
            Raise quarkus.handler-testing.events.max-recorded, or switch off a tap that the test does not need (quarkus.handler-testing.taps.*).
            Most frequent:
              1 × CDI Journals.DownloadStarted""";

    private final Journal journal = Journals.of(new FakeTicker(), Journals.settings(1));
    private final EventSubscription<DownloadCompleted> events = journal.subscribe(fired(DownloadCompleted.class));

    @Test
    void seenFails() {
        started(journal, 1);
        assertEquals(List.of(), events.seen());
        completed(journal, 2);
        assertOverflowed("Journals.DownloadCompleted", events::seen);
    }

    @Test
    void allEventsOfTheTestFail() {
        started(journal, 1);
        assertEquals(1, journal.complete().size());
        completed(journal, 2);
        assertOverflowed("every event", journal::complete);
    }

    @Test
    void unreadEventsMayBeMissing() {
        started(journal, 1);
        completed(journal, 2);
        assertOverflowed("Journals.DownloadCompleted", journal::unread);
        events.close();
        assertEquals(List.of(), journal.unread(), "without an open subscription no event is missing");
    }

    @Test
    void theTimelineCountsTheDetailsThatAreNotKept() {
        Cause first = new Cause(1, "GET /orders");
        for (int i = 0; i < 1312; i++) {
            journal.append(Origin.SQL, "select 1", now -> "select 1", null, first);
        }
        for (int i = 0; i < 1001; i++) {
            journal.append(Origin.TRANSACTION, "x", now -> "x", null, new Cause(0, "test"));
            journal.append(Origin.SQL, "select 2", now -> "select 2", null, null);
        }
        String missing = "… and 1 more SQL without a cause, 1 more TRANSACTION of the test, 312 more SQL of r1 were not kept: the"
                + " journal keeps the first 1,000 of a cause.";
        assertEquals("\n" + missing, journal.appendix());
        assertTrue(journal.timeline().endsWith("\n" + missing));
    }

    @Test
    void theTimelineCountsTheMissingEvents() {
        started(journal, 1);
        completed(journal, 2);
        assertEquals("""
                  #1    0 ms  CDI  Journals.DownloadStarted[id=1]
                1 later event is not recorded: the journal is full (quarkus.handler-testing.events.max-recorded=1).""",
                journal.timeline());
        completed(journal, 3);
        assertEquals("""
                  #1    0 ms  CDI  Journals.DownloadStarted[id=1]
                2 later events are not recorded: the journal is full (quarkus.handler-testing.events.max-recorded=1).""",
                journal.timeline());
    }

    private static void assertOverflowed(String expected, Executable read) {
        var failure = assertThrows(EventAssertionError.class, read);
        assertEquals(Reason.OVERFLOWED, failure.reason());
        assertEquals(String.format(FULL, expected), failure.getMessage());
    }
}
