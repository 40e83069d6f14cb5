package io.quarkiverse.handlertesting.runtime.internal.journal;

import static io.quarkiverse.handlertesting.events.Selectors.all;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static io.quarkiverse.handlertesting.runtime.internal.journal.Journals.completed;
import static io.quarkiverse.handlertesting.runtime.internal.journal.Journals.started;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals.DownloadCompleted;

class SubscriptionTest {

    private final FakeTicker ticker = new FakeTicker();
    private final Journal journal = Journals.of(ticker);

    @Test
    void aWaitFindsEventsRecordedBeforeItBegan() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 7);
        assertEquals(new DownloadCompleted(7), events.await());
    }

    @Test
    void aWaitEndsAtOnceWhenItsEventIsRecorded() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        ticker.at(40, () -> completed(journal, 7));
        assertEquals(new DownloadCompleted(7), events.await());
        assertEquals(ofMillis(40), Duration.ofNanos(ticker.nanos()));
    }

    @Test
    void aSubscriptionDoesNotSeeEarlierEvents() {
        completed(journal, 1);
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 2);
        assertEquals(new DownloadCompleted(2), events.await());
        assertEquals(List.of(new DownloadCompleted(2)), events.seen());
    }

    @Test
    void aSubscriptionFromTheStartSeesAllEventsOfTheTest() {
        completed(journal, 1);
        var events = journal.subscribeFromStart(fired(DownloadCompleted.class));
        completed(journal, 2);
        assertEquals(new DownloadCompleted(1), events.await());
        assertEquals(new DownloadCompleted(2), events.await());
    }

    @Test
    void twoSubscriptionsDoNotTakeEventsFromEachOther() {
        var one = journal.subscribe(fired(DownloadCompleted.class));
        var two = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 7);
        assertEquals(new DownloadCompleted(7), one.await());
        assertEquals(new DownloadCompleted(7), two.await());
    }

    @Test
    void eachEventIsReadOnceAndInOrder() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 1);
        started(journal, 9);
        completed(journal, 2);
        assertEquals(new DownloadCompleted(1), events.await());
        assertEquals(new DownloadCompleted(2), events.await());
        assertTimesOut(events.within(ZERO));
    }

    @Test
    void aPredicateSkipsEventsThatItDoesNotMatch() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 1);
        completed(journal, 2);
        completed(journal, 3);
        assertEquals(new DownloadCompleted(2), events.await(event -> event.id() == 2, "id is 2"));
        assertEquals(new DownloadCompleted(3), events.await());
    }

    @Test
    void takeReadsTheGivenNumberOfEvents() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 1);
        ticker.at(10, () -> completed(journal, 2)).at(20, () -> completed(journal, 3));
        assertEquals(List.of(new DownloadCompleted(1), new DownloadCompleted(2)), events.take(2));
        assertEquals(List.of(new DownloadCompleted(3)), events.take(1));
    }

    @Test
    void takeReadsNothingWhenItFails() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 1);
        assertThrows(EventAssertionError.class, () -> events.within(ofMillis(50)).take(2));
        assertEquals(new DownloadCompleted(1), events.await());
    }

    @Test
    void awaitCountCountsAllEventsSinceTheSubscription() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 1);
        completed(journal, 2);
        completed(journal, 3);
        events.await();
        assertEquals(List.of(new DownloadCompleted(1), new DownloadCompleted(2)), events.awaitCount(2));
        assertEquals(new DownloadCompleted(3), events.await(), "the third is still unread");
    }

    @Test
    void awaitCountDoesNotMoveTheCursorBack() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 1);
        completed(journal, 2);
        events.take(2);
        events.awaitCount(1);
        assertTimesOut(events.within(ZERO));
    }

    @Test
    void expectNoneWatchesForItsWholePeriod() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        ticker.at(30, () -> started(journal, 1)).at(150, () -> completed(journal, 2));
        events.expectNone();
        assertEquals(ofMillis(100), Duration.ofNanos(ticker.nanos()));
        var failure = assertThrows(EventAssertionError.class, () -> events.within(ofMillis(100)).expectNone());
        assertEquals(Reason.UNEXPECTED, failure.reason());
        assertEquals(new DownloadCompleted(2), events.await(), "it is still unread");
    }

    @Test
    void expectNoneDoesNotWatchWhileNoFurtherEventCanCome() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        journal.quietWhen(() -> true);
        ticker.at(30, () -> completed(journal, 1));
        events.expectNone();
        assertEquals(Duration.ZERO, Duration.ofNanos(ticker.nanos()));
    }

    @Test
    void expectNoneWithinADurationAlwaysWatchesInFull() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        journal.quietWhen(() -> true);
        ticker.at(30, () -> started(journal, 1)).at(250, () -> completed(journal, 2));
        events.within(ofMillis(200)).expectNone();
        assertEquals(ofMillis(200), Duration.ofNanos(ticker.nanos()));
        var failure = assertThrows(EventAssertionError.class, () -> events.within(ofMillis(100)).expectNone());
        assertEquals(Reason.UNEXPECTED, failure.reason());
    }

    @Test
    void aDeadlineIsAbsolute() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        for (int i = 1; i < 20; i++) {
            int id = i;
            ticker.at(i * 40, () -> started(journal, id));
        }
        assertTimesOut(events.within(ofMillis(100)));
        assertEquals(ofMillis(200), Duration.ofNanos(ticker.nanos()), "the deadline and 100 ms of grace");
    }

    @Test
    void anEventAtTheDeadlineIsInTime() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        ticker.at(100, () -> completed(journal, 1));
        assertEquals(new DownloadCompleted(1), events.within(ofMillis(100)).await());
    }

    @Test
    void aDeadlineBeyondTheRangeOfTheClockIsNoDeadline() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        ticker.at(1_000_000, () -> completed(journal, 1));
        assertEquals(new DownloadCompleted(1), events.within(Duration.ofSeconds(Long.MAX_VALUE)).await());
    }

    @Test
    void thereIsNoDeadlineUnderADebugger() {
        Journal debugged = Journals.of(ticker,
                new JournalSettings(10, ofMillis(1), ofMillis(1), ofMillis(1), () -> true, false));
        var events = debugged.subscribe(fired(DownloadCompleted.class));
        ticker.at(3_600_000, () -> completed(debugged, 1));
        assertEquals(new DownloadCompleted(1), events.within(ofMillis(5)).await());
        events.expectNone();
    }

    @Test
    void aWaitOnAClosedSubscriptionSaysThatItWasClosed() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        events.close();
        var failure = assertThrows(EventAssertionError.class, events::await);
        assertEquals(Reason.CLOSED, failure.reason());
    }

    @Test
    void aClosedSubscriptionSeesNoLaterEvent() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 1);
        events.close();
        completed(journal, 2);
        events.close();
        assertEquals(new DownloadCompleted(1), events.await(), "it came before the end");
        assertEquals(Reason.CLOSED, assertThrows(EventAssertionError.class, events::await).reason());
        assertEquals(Reason.CLOSED, assertThrows(EventAssertionError.class, events::expectNone).reason());
        assertEquals(List.of(new DownloadCompleted(1)), events.seen());
    }

    @Test
    void noEventIsRecordedAfterTheTest() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        journal.close();
        completed(journal, 1);
        assertTrue(journal.events().isEmpty());
        assertEquals(Reason.CLOSED, assertThrows(EventAssertionError.class, events::await).reason());
    }

    @Test
    void theEndOfTheTestFailsBlockedWaits() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        ticker.at(10, journal::close);
        assertEquals(Reason.CLOSED, assertThrows(EventAssertionError.class, events::await).reason());
        assertEquals(ofMillis(10), Duration.ofNanos(ticker.nanos()));
    }

    @Test
    void numbersAndTimesIncreaseAlongTheJournal() {
        started(journal, 1);
        ticker.advance(5);
        completed(journal, 1);
        List<RecordedEvent> seen = journal.events();
        assertEquals(List.of(1L, 2L), seen.stream().map(RecordedEvent::sequence).toList());
        assertEquals(List.of(ZERO, ofMillis(5)), seen.stream().map(RecordedEvent::sinceStart).toList());
        assertEquals(Thread.currentThread().getName(), seen.get(0).thread());
    }

    @Test
    void selectorsMatchEventsByNameOrMatchAllEvents() {
        var named = journal.subscribe(named("DownloadCompleted"));
        var all = journal.subscribe(all());
        started(journal, 1);
        completed(journal, 1);
        assertEquals(2, named.await().sequence());
        assertEquals(List.of(1L, 2L), all.take(2).stream().map(RecordedEvent::sequence).toList());
    }

    @Test
    void aNestedTypeMatchesByItsFullNameAndByItsSimpleName() {
        var full = journal.subscribe(named("Journals.DownloadCompleted"));
        var simple = journal.subscribe(named("DownloadCompleted"));
        var outer = journal.subscribe(named("Journals"));
        completed(journal, 1);
        journal.append(Origin.CDI, "Others.DownloadCompleted", now -> new CdiEvent(new Others.DownloadCompleted(), Set.of()),
                null,
                null);
        assertEquals("Journals.DownloadCompleted", full.await().name());
        assertEquals(List.of("Journals.DownloadCompleted", "Others.DownloadCompleted"),
                simple.take(2).stream().map(RecordedEvent::name).toList());
        assertEquals(List.of(), full.seen().stream().skip(1).toList());
        assertEquals(List.of(), outer.seen());
    }

    /** A different type with the same simple name. */
    private static final class Others {

        private record DownloadCompleted() {
        }
    }

    @Test
    void anEventIsUnreadUntilItIsReadInAnyWay() {
        var read = journal.subscribe(fired(DownloadCompleted.class));
        var looked = journal.subscribe(fired(DownloadCompleted.class));
        var excepted = journal.subscribe(fired(DownloadCompleted.class)).ignoreRemaining();
        var closed = journal.subscribe(fired(DownloadCompleted.class));
        var unread = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 1);
        completed(journal, 2);
        read.take(2);
        looked.seen();
        closed.close();
        unread.await();
        List<UnreadReport.Unread> left = journal.unread();
        assertEquals(1, left.size());
        assertEquals(List.of(2L), left.get(0).events().stream().map(RecordedEvent::sequence).toList());
        assertFalse(excepted.seen().isEmpty());
    }

    private static void assertTimesOut(EventSubscription<?> events) {
        assertEquals(Reason.TIMED_OUT, assertThrows(EventAssertionError.class, events::await).reason());
    }
}
