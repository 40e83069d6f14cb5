package io.quarkiverse.handlertesting.runtime.internal.journal;

import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static io.quarkiverse.handlertesting.events.Selectors.committed;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static io.quarkiverse.handlertesting.events.Selectors.published;
import static io.quarkiverse.handlertesting.runtime.internal.journal.Journals.completed;
import static io.quarkiverse.handlertesting.runtime.internal.journal.Journals.started;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.MethodCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals.DownloadCompleted;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** Compares every failure message in full. */
class FailureMessageTest {

    private final FakeTicker ticker = new FakeTicker();
    private final Journal journal = Journals.of(ticker);

    @Test
    void showsThatNothingHappened() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        assertFails(Reason.TIMED_OUT, () -> events.within(ofMillis(500)).await(),
                "Expected Journals.DownloadCompleted within 500 ms, but in 600 ms it did not come.\nThe test saw nothing.");
    }

    @Test
    void marksAnEventWithASimilarName() {
        var events = journal.subscribe(named("DownloadCompletd"));
        started(journal, 7);
        completed(journal, 7);
        assertFails(Reason.TIMED_OUT, () -> events.within(ofMillis(500)).await(),
                """
                        Expected event named DownloadCompletd within 500 ms, but in 600 ms it did not come.
                        The test saw:
                          #1    0 ms  CDI  Journals.DownloadStarted[id=7]
                          #2    0 ms  CDI  Journals.DownloadCompleted[id=7]   <- not "DownloadCompletd\"""");
    }

    // tag::absent[]
    @Test
    void showsTheEventsThatHappenedInstead() {
        completed(journal, 6);
        var events = journal.subscribe(fired(DownloadCompleted.class));
        ticker.at(3, () -> started(journal, 7))
                .at(41, () -> call(7, new IllegalStateException("disk full")))
                .at(44, () -> message("downloads.rejected", "7"))
                .at(102, () -> completed(journal, 8));
        assertFails(Reason.TIMED_OUT, () -> events.within(ofMillis(500)).await(event -> event.id() == 7, "id is 7"),
                """
                        Expected Journals.DownloadCompleted matching "id is 7" within 500 ms, but in 600 ms it did not come.
                        The test saw:
                          #1    0 ms  CDI        Journals.DownloadCompleted[id=6]   <- before this subscription
                          #2    3 ms  CDI        Journals.DownloadStarted[id=7]
                          #3   41 ms  CALL       FailureMessageTest.DownloadRequests.update(7) -> failed: IllegalStateException: disk full
                          #4   44 ms  EVENT_BUS  downloads.rejected "7"
                          #5  102 ms  CDI        Journals.DownloadCompleted[id=8]   <- not "id is 7\"""");
    }
    // end::absent[]

    @Test
    void showsAnEventOfSeveralLinesBelowItself() {
        String difference = "the nearest stub is GET /items/8\n  URL: expected /items/8, but got /items/7";
        UpstreamCall unexpected = new UpstreamCall("depot", "GET", "/items/7", 404, null, difference, null);
        ticker.at(3, () -> journal.append(Origin.UPSTREAM, "depot", now -> unexpected, null, null));
        var calls = journal.subscribe(named("depo"));
        assertFails(Reason.TIMED_OUT, () -> calls.within(ofMillis(500)).await(), """
                Expected event named depo within 500 ms, but in 600 ms it did not come.
                The test saw:
                  #1    3 ms  UPSTREAM  depot GET /items/7 -> not expected: the nearest stub is GET /items/8   <- not "depo"
                                          URL: expected /items/8, but got /items/7""");
    }

    /** Stack traces of this test contain only lines of the extension. */
    @Test
    void namesAPredicateWithoutAKnownLine() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 8);
        assertFails(Reason.TIMED_OUT, () -> events.within(ofMillis(5)).await(event -> event.id() == 7), """
                Expected Journals.DownloadCompleted matching the predicate within 5 ms, but in 105 ms it did not come.
                The test saw:
                  #1    0 ms  CDI  Journals.DownloadCompleted[id=8]   <- not the predicate""");
    }

    // tag::late[]
    @Test
    void marksALateEvent() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        ticker.at(3, () -> started(journal, 7)).at(538, () -> completed(journal, 7));
        assertFails(Reason.TIMED_OUT, () -> events.within(ofMillis(500)).await(), """
                Expected Journals.DownloadCompleted within 500 ms, but it came 38 ms late.
                Nothing was recorded for the 535 ms between #1 and #2.
                The test saw:
                  #1    3 ms  CDI  Journals.DownloadStarted[id=7]
                  #2  538 ms  CDI  Journals.DownloadCompleted[id=7]   <- late by 38 ms""");
    }
    // end::late[]

    // tag::few[]
    @Test
    void countsTheEventsIfThereWereTooFew() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        ticker.at(3, () -> completed(journal, 1)).at(20, () -> completed(journal, 2));
        assertFails(Reason.TIMED_OUT, () -> events.take(3), """
                Expected 3 × Journals.DownloadCompleted within 5 s, but in 5100 ms saw 2 of them.
                The test saw:
                  #1    3 ms  CDI  Journals.DownloadCompleted[id=1]
                  #2   20 ms  CDI  Journals.DownloadCompleted[id=2]""");
    }
    // end::few[]

    @Test
    void countsZeroEvents() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        assertFails(Reason.TIMED_OUT, () -> events.take(3),
                "Expected 3 × Journals.DownloadCompleted within 5 s, but in 5100 ms saw 0 of them.\nThe test saw nothing.");
    }

    @Test
    void countsTheEventsOfAnEarlierTest() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        journal.foreign("PullTest.retry");
        assertFails(Reason.TIMED_OUT, () -> events.within(ofMillis(500)).await(), """
                Expected Journals.DownloadCompleted within 500 ms, but in 600 ms it did not come.
                The test saw nothing.
                1 event of PullTest.retry arrived during this test, and is not shown.""");
    }

    @Test
    void marksTheLastEventIfItWasLate() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        ticker.at(3, () -> completed(journal, 1)).at(60, () -> completed(journal, 2));
        assertFails(Reason.TIMED_OUT, () -> events.within(ofMillis(50)).awaitCount(2), """
                Expected 2 × Journals.DownloadCompleted within 50 ms, but the last of them came 10 ms late.
                Nothing was recorded for the 57 ms between #1 and #2.
                The test saw:
                  #1    3 ms  CDI  Journals.DownloadCompleted[id=1]
                  #2   60 ms  CDI  Journals.DownloadCompleted[id=2]   <- late by 10 ms""");
    }

    @Test
    void marksEventsThatWereReadBefore() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 1);
        events.await();
        assertFails(Reason.TIMED_OUT, () -> events.within(ofMillis(5)).await(), """
                Expected Journals.DownloadCompleted within 5 ms, but in 105 ms it did not come.
                The test saw:
                  #1    0 ms  CDI  Journals.DownloadCompleted[id=1]   <- already read""");
    }

    // tag::unexpected[]
    @Test
    void marksAnUnexpectedEvent() {
        var events = journal.subscribe(published("downloads.rejected"));
        ticker.at(12, () -> message("downloads.rejected", "7"));
        assertFails(Reason.UNEXPECTED, () -> events.expectNone(), """
                Expected no message on downloads.rejected within 100 ms, but after 12 ms one came.
                The test saw:
                  #1   12 ms  EVENT_BUS  downloads.rejected "7"   <- unexpected""");
    }
    // end::unexpected[]

    @Test
    void marksAnUnexpectedEventThatWasThereBefore() {
        var events = journal.subscribe(calls(DownloadRequests.class));
        call(7, null);
        assertFails(Reason.UNEXPECTED, () -> events.expectNone(), """
                Expected no call of FailureMessageTest.DownloadRequests within 100 ms, but one was already there.
                The test saw:
                  #1    0 ms  CALL  FailureMessageTest.DownloadRequests.update(7)   <- unexpected""");
    }

    // tag::uncommitted[]
    @Test
    void marksAnEventThatWasFiredButNotCommitted() {
        var events = journal.subscribe(committed(DownloadCompleted.class));
        completed(journal, 7);
        assertFails(Reason.TIMED_OUT, () -> events.within(ofMillis(5)).await(), """
                Expected committed Journals.DownloadCompleted within 5 ms, but in 105 ms it did not come.
                The test saw:
                  #1    0 ms  CDI  Journals.DownloadCompleted[id=7]   <- fired, not committed""");
    }
    // end::uncommitted[]

    @Test
    void saysThatTheTestEndedFirst() {
        var events = journal.subscribe(calls(DownloadRequests.class, "update"));
        ticker.at(10, journal::close);
        assertFails(Reason.CLOSED, events::await,
                "Expected call of FailureMessageTest.DownloadRequests.update, but PullTest.pullCompletes ended before that."
                        + "\nThe test saw nothing.");
    }

    @Test
    void saysThatTheSubscriptionWasClosed() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        started(journal, 1);
        events.close();
        assertFails(Reason.CLOSED, events::await, """
                Expected Journals.DownloadCompleted, but the subscription was closed before that.
                The test saw:
                  #1    0 ms  CDI  Journals.DownloadStarted[id=1]""");
    }

    @Test
    void namesThePredicateThatThrew() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 1);
        RuntimeException thrown = new IllegalArgumentException("no such id");
        var failure = assertFails(Reason.PREDICATE_FAILED, () -> events.await(event -> {
            throw thrown;
        }, "id is known"), """
                The predicate "id is known" of Journals.DownloadCompleted threw IllegalArgumentException: no such id.
                The test saw:
                  #1    0 ms  CDI  Journals.DownloadCompleted[id=1]   <- threw for this event""");
        assertSame(thrown, failure.getCause());
    }

    @Test
    void saysThatTheWaitingThreadWasInterrupted() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        ticker.at(1, () -> Thread.currentThread().interrupt());
        var failure = assertFails(Reason.INTERRUPTED, events::await,
                "Interrupted while waiting for Journals.DownloadCompleted.\nThe test saw nothing.");
        assertTrue(Thread.interrupted(), "the flag is set again");
        assertEquals(InterruptedException.class, failure.getCause().getClass());
    }

    // tag::full[]
    @Test
    void saysThatTheJournalIsFull() {
        Journal small = Journals.of(ticker, Journals.settings(3));
        var events = small.subscribe(fired(DownloadCompleted.class));
        completed(small, 1);
        started(small, 2);
        started(small, 3);
        assertEquals(new DownloadCompleted(1), events.await(), "full is not yet too full");
        started(small, 4);
        started(small, 5);
        assertFails(Reason.OVERFLOWED, events::await,
                """
                        Expected Journals.DownloadCompleted, but the journal of PullTest.pullCompletes is full: it holds 3 events, and 2 more were not recorded.
                        Raise quarkus.handler-testing.events.max-recorded, or switch off a tap that the test does not need (quarkus.handler-testing.taps.*).
                        Most frequent:
                          2 × CDI Journals.DownloadStarted
                          1 × CDI Journals.DownloadCompleted""");
    }
    // end::full[]

    @Test
    void reportsFaultsInsideTheExtension() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        journal.faults().add("CALL", new IllegalStateException("broken tap"));
        assertFails(Reason.TIMED_OUT, () -> events.within(ofMillis(5)).await(), """
                Expected Journals.DownloadCompleted within 5 ms, but in 105 ms it did not come.
                The test saw nothing.
                1 failure inside handler-testing, kept from the application:
                  CALL  IllegalStateException: broken tap""");
    }

    // tag::unread[]
    @Test
    void namesUnreadEvents() {
        journal.subscribe(fired(DownloadCompleted.class));
        journal.subscribe(published("downloads.started"));
        ticker.advance(3);
        message("downloads.started", "7");
        completed(journal, 7);
        assertEquals("""
                PullTest.pullCompletes has @FailOnUnread, but ended with 2 unread events: \
                1 × Journals.DownloadCompleted, 1 × message on downloads.started.
                Read them, subscribe to fewer events, or call ignoreRemaining() on the subscription.
                The test saw:
                  #1    3 ms  EVENT_BUS  downloads.started "7"   <- unread
                  #2    3 ms  CDI        Journals.DownloadCompleted[id=7]   <- unread""",
                UnreadReport.failure(journal, journal.unread()).getMessage());
    }
    // end::unread[]

    @Test
    void refusesInvalidArguments() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        assertRefused(() -> events.within(null), "within(deadline) needs a duration, but got null");
        assertRefused(() -> events.within(ofMillis(-1)),
                "within(deadline) needs a duration that is not negative, but got PT-0.001S");
        assertRefused(() -> events.take(0), "take(count) needs a count of at least 1, but got 0");
        assertRefused(() -> events.awaitCount(-1), "awaitCount(count) needs a count of at least 1, but got -1");
        assertRefused(() -> events.await(null), "await(predicate) needs a predicate, but got null");
        assertRefused(() -> events.await(null, "id"), "await(predicate, description) needs a predicate, but got null");
        assertRefused(() -> events.await(event -> true, null),
                "await(predicate, description) needs a description, but got null");
    }

    static class DownloadRequests {
    }

    private void call(int id, Throwable failure) {
        journal.append(Origin.CALL, "DownloadRequests.update", now -> new MethodCall(DownloadRequests.class, "update",
                List.of(id), null, failure, false, Duration.ZERO), failure, null);
    }

    private void message(String address, String body) {
        journal.append(Origin.EVENT_BUS, address, now -> new BusMessage(address, body, Map.of(), false), null, null);
    }

    private static EventAssertionError assertFails(Reason reason, Executable wait, String message) {
        var failure = assertThrows(EventAssertionError.class, wait);
        assertEquals(message, failure.getMessage());
        assertEquals(reason, failure.reason());
        return failure;
    }

    private static void assertRefused(Executable call, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
