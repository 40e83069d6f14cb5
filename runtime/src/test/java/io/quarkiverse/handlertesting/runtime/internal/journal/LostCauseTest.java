package io.quarkiverse.handlertesting.runtime.internal.journal;

import static io.quarkiverse.handlertesting.events.Selectors.named;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.selectors.AttributedSelector;

/** Messages about events without a cause say where these came from. */
class LostCauseTest {

    private static final UnattributedPlace IMPORTER = new UnattributedPlace("Importer.run", true, null);
    private static final UnattributedPlace JOB = new UnattributedPlace("Poller.poll", false, null);

    private final Journal journal = Journals.of(new FakeTicker(),
            new JournalSettings(100_000, ofSeconds(5), ofMillis(100), ofMillis(100), () -> false, true));
    private final String threadName = Thread.currentThread().getName();

    @BeforeEach
    void nameTheThread() {
        Thread.currentThread().setName("pool-3-thread-1");
    }

    @AfterEach
    void nameItAsBefore() {
        Thread.currentThread().setName(threadName);
    }

    private void attributed(String name) {
        journal.append(Origin.CDI, name, now -> name, null, new Cause(1, "POST /import"));
    }

    private void unattributed(String name, UnattributedPlace place) {
        journal.appendUnattributed(Origin.CDI, name, now -> name, null, place);
    }

    private List<Long> lost(long after) {
        return journal.lost(after).stream().map(RecordedEvent::sequence).toList();
    }

    @Test
    void aTimelineSaysWhereAnEventWithoutACauseCameFrom() {
        attributed("Requested");
        unattributed("Imported", IMPORTER);
        unattributed("Polled", JOB);
        unattributed("Received", UnattributedPlace.NONE);
        unattributed("Stored", new UnattributedPlace("Archive.store", true, "Archive.start(Archive.java:31)"));
        unattributed("Sent", new UnattributedPlace(null, false, "Archive.start(Archive.java:32)"));
        assertEquals(
                """
                          #1    0 ms  r1  CDI  Requested
                          #2    0 ms  ?   CDI  Imported   <- unattributed, at Importer.run on pool-3-thread-1
                          #3    0 ms  ?   CDI  Polled   <- unattributed, at Poller.poll on pool-3-thread-1
                          #4    0 ms  ?   CDI  Received   <- unattributed, on pool-3-thread-1
                          #5    0 ms  ?   CDI  Stored   <- unattributed, at Archive.store on pool-3-thread-1, started at Archive.start(Archive.java:31)
                          #6    0 ms  ?   CDI  Sent   <- unattributed, on pool-3-thread-1, started at Archive.start(Archive.java:32)
                        5 events are unattributed (?): they happened during this test, but nothing connects them with a request of this test.""",
                journal.timeline());
    }

    @Test
    void aRemarkOfTheSelectorComesFirst() {
        var imported = journal.subscribe(named("Imported"));
        unattributed("Imported", IMPORTER);
        imported.await();
        var failure = assertThrows(EventAssertionError.class, () -> imported.within(ofMillis(500)).await());
        assertEquals(
                """
                        Expected event named Imported within 500 ms, but in 600 ms it did not come.
                        The test saw:
                          #1    0 ms  ?  CDI  Imported   <- already read; unattributed, at Importer.run on pool-3-thread-1
                        1 event is unattributed (?): it happened during this test, but nothing connects it with a request of this test.""",
                failure.getMessage());
    }

    @Test
    void aSelectorOfAttributedEventsDoesNotRepeatTheMark() {
        var imported = journal.subscribe(new AttributedSelector<>(named("Imported")));
        unattributed("Imported", IMPORTER);
        unattributed("Importd", IMPORTER);
        var failure = assertThrows(EventAssertionError.class, () -> imported.within(ofMillis(500)).await());
        assertEquals(
                """
                        Expected attributed event named Imported within 500 ms, but in 600 ms it did not come.
                        The test saw:
                          #1    0 ms  ?  CDI  Imported   <- unattributed, at Importer.run on pool-3-thread-1
                          #2    0 ms  ?  CDI  Importd   <- not "Imported"; unattributed, at Importer.run on pool-3-thread-1
                        2 events are unattributed (?): they happened during this test, but nothing connects them with a request of this test.""",
                failure.getMessage());
    }

    @Test
    void onlyCodeOfTheApplicationLosesACause() {
        attributed("Requested");
        unattributed("Imported", IMPORTER);
        unattributed("Polled", JOB);
        unattributed("Received", UnattributedPlace.NONE);
        unattributed("Imported", IMPORTER);
        assertEquals(List.of(2L, 5L), lost(0));
        assertEquals(List.of(5L), lost(2));
        assertEquals(List.of(), lost(5));
    }

    @Test
    void theFailureNamesTheEvents() {
        attributed("Requested");
        unattributed("Imported", IMPORTER);
        var failure = assertThrows(EventAssertionError.class, () -> LostCauseReport.refuse(journal));
        assertEquals(Reason.UNATTRIBUTED, failure.reason());
        assertEquals(
                """
                        PullTest.pullCompletes has @FailOnUnattributed, but saw 1 event of work that has lost its cause:
                          #2    0 ms  ?  CDI  Imported   <- unattributed, at Importer.run on pool-3-thread-1
                        1 event is unattributed (?): it happened during this test, but nothing connects it with a request of this test.
                        Start the work in a way that keeps the cause: the page "Cause" of the docs lists such ways, and says how to find where a cause is lost.""",
                failure.getMessage());
    }

    @Test
    void aFullJournalMayLackSuchEvents() {
        Journal full = Journals.of(new FakeTicker(), Journals.settings(1));
        full.append(Origin.CDI, "Requested", now -> "Requested", null, new Cause(1, "POST /import"));
        LostCauseReport.refuse(full);
        full.appendUnattributed(Origin.CDI, "Imported", now -> "Imported", null, IMPORTER);
        assertEquals(Reason.OVERFLOWED,
                assertThrows(EventAssertionError.class, () -> LostCauseReport.refuse(full)).reason());
    }

    @Test
    void theWarningNamesTheEvents() {
        unattributed("Requested", IMPORTER);
        unattributed("Imported", IMPORTER);
        assertEquals(
                """
                        awaitIdle() does not wait for work that has lost its cause. Since its last request, PullTest.pullCompletes saw 2 events of such work:
                          #1    0 ms  ?  CDI  Requested   <- unattributed, at Importer.run on pool-3-thread-1
                          #2    0 ms  ?  CDI  Imported   <- unattributed, at Importer.run on pool-3-thread-1
                        2 events are unattributed (?): they happened during this test, but nothing connects them with a request of this test.
                        Start the work in a way that keeps the cause: the page "Cause" of the docs lists such ways, and says how to find where a cause is lost.""",
                LostCauseReport.warning(journal, "its last request", journal.lost(0)));
    }

    @Test
    void theWarningHasAtMost40Lines() {
        for (int i = 0; i < 50; i++) {
            unattributed("Requested\nby " + i + "\nlines".repeat(i % 9), IMPORTER);
        }
        String warning = LostCauseReport.warning(journal, "its last request", journal.lost(0));
        assertTrue(warning.lines().count() <= FailureStory.MAX_LINES, warning);
    }
}
