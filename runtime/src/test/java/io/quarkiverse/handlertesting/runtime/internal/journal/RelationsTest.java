package io.quarkiverse.handlertesting.runtime.internal.journal;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static io.quarkiverse.handlertesting.events.Selectors.published;
import static io.quarkiverse.handlertesting.events.Selectors.streamed;
import static io.quarkiverse.handlertesting.runtime.internal.journal.Journals.completed;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals.DownloadCompleted;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals.DownloadStarted;
import io.quarkiverse.handlertesting.runtime.internal.story.EqualEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.NearestName;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;
import io.quarkiverse.handlertesting.runtime.internal.text.Receiver;
import io.quarkiverse.handlertesting.sse.SseFrame;

/** A failed wait points at the relation of events: a reader should not have to compare them. */
class RelationsTest {

    private static final Cause R2 = new Cause(2, "POST /pull");
    private static final Cause R3 = new Cause(3, "POST /pull");

    private final FakeTicker ticker = new FakeTicker();
    private final Journal journal = Journals.of(ticker);

    @BeforeEach
    void explain() {
        journal.explainedBy(new NearestName());
    }

    private static void assertFails(Executable wait, String message) {
        assertEquals(message, assertThrows(EventAssertionError.class, wait).getMessage());
    }

    private void fire(Object event, Cause cause) {
        journal.append(Origin.CDI, event.getClass().getSimpleName(), now -> new CdiEvent(event, Set.of()), null, cause);
    }

    private void frame(String type) {
        journal.append(Origin.SSE, type, now -> SseFrame.event(type, "7"), null, null);
    }

    @Test
    void theNameOfAStreamedEventIsClose() {
        var events = journal.subscribe(streamed("completed"));
        frame("started");
        frame("Completed");
        frame("complete");
        frame("complete");
        assertFails(() -> events.within(ofMillis(5)).await(), """
                Expected streamed event completed within 5 ms, but in 105 ms it did not come.
                "Completed" (#2) and "complete" (#3) came, but "completed" was awaited.
                The test saw:
                  #1    0 ms  SSE  started "7"
                  #2    0 ms  SSE  Completed "7"   <- not "completed"
                  #3    0 ms  SSE  complete "7"   <- not "completed"
                  #4    0 ms  SSE  complete "7"   <- not "completed\"""");
    }

    @Test
    void theAddressIsClose() {
        var events = journal.subscribe(published("downloads.rejected"));
        journal.append(Origin.EVENT_BUS, "download.rejected", now -> new BusMessage("download.rejected", "7", Map.of(), false),
                null, null);
        assertFails(() -> events.within(ofMillis(5)).await(), """
                Expected message on downloads.rejected within 5 ms, but in 105 ms it did not come.
                "download.rejected" (#1) came, but "downloads.rejected" was awaited.
                The test saw:
                  #1    0 ms  EVENT_BUS  download.rejected "7"   <- not "downloads.rejected\"""");
    }

    @Test
    void nothingHappenedBeforeALateEvent() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        ticker.at(3, () -> fire(new DownloadStarted(7), R2)).at(400, () -> fire(new DownloadStarted(8), R3))
                .at(538, () -> fire(new DownloadCompleted(7), R2));
        assertFails(() -> events.within(ofMillis(500)).await(), """
                Expected Journals.DownloadCompleted within 500 ms, but it came 38 ms late.
                Nothing of r2 was recorded for the 535 ms between #1 and #3.
                The test saw:
                  #1    3 ms  CDI  Journals.DownloadStarted[id=7]
                  #2  400 ms  CDI  Journals.DownloadStarted[id=8]
                  #3  538 ms  CDI  Journals.DownloadCompleted[id=7]   <- late by 38 ms""");
    }

    @Test
    void nothingHappenedFromTheStartOfTheWait() {
        completed(journal, 1);
        var events = journal.subscribe(fired(DownloadCompleted.class));
        ticker.at(538, () -> completed(journal, 7));
        assertFails(() -> events.within(ofMillis(500)).await(), """
                Expected Journals.DownloadCompleted within 500 ms, but it came 38 ms late.
                Nothing was recorded for the 538 ms between the start of the wait and #2.
                The test saw:
                  #1    0 ms  CDI  Journals.DownloadCompleted[id=1]   <- before this subscription
                  #2  538 ms  CDI  Journals.DownloadCompleted[id=7]   <- late by 38 ms""");
    }

    @Test
    void muchHappenedBeforeALateEvent() {
        var events = journal.subscribe(named("Ended"));
        for (int millis = 100; millis <= 500; millis += 100) {
            ticker.at(millis, () -> completed(journal, 1));
        }
        ticker.at(538, () -> journal.append(Origin.CDI, "Ended", now -> "Ended", null, null));
        assertFails(() -> events.within(ofMillis(510)).await(), """
                Expected event named Ended within 510 ms, but it came 28 ms late.
                The test saw:
                  #1–#5  100 ms  CDI  5 × Journals.DownloadCompleted[id=1]
                  #6     538 ms  CDI  Ended   <- late by 28 ms""");
    }

    @Test
    void anUnexpectedEventEqualsOneThatWasRead() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 7);
        events.await();
        completed(journal, 7);
        assertFails(events::expectNone, """
                Expected no Journals.DownloadCompleted within 100 ms, but one was already there.
                #2 equals #1, which the test has read.
                The test saw:
                  #1    0 ms  CDI  Journals.DownloadCompleted[id=7]   <- already read
                  #2    0 ms  CDI  Journals.DownloadCompleted[id=7]   <- unexpected""");
    }

    @Test
    void anUnreadEventEqualsOneThatWasRead() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        completed(journal, 7);
        events.await();
        completed(journal, 8);
        completed(journal, 7);
        assertEquals("""
                PullTest.pullCompletes has @FailOnUnread, but ended with 2 unread events: 2 × Journals.DownloadCompleted.
                Read them, subscribe to fewer events, or call ignoreRemaining() on the subscription.
                The test saw:
                  #1    0 ms  CDI  Journals.DownloadCompleted[id=7]
                  #2    0 ms  CDI  Journals.DownloadCompleted[id=8]   <- unread
                  #3    0 ms  CDI  Journals.DownloadCompleted[id=7]   <- unread: equals #1, which was read""",
                UnreadReport.failure(journal, journal.unread()).getMessage());
    }

    private void publish(String at) {
        publish(new Reached(at), null);
    }

    private void publish(Reached reached, Cause cause) {
        journal.append(Origin.EVENT_BUS, "welcome", now -> new BusMessage("welcome", "smith", Map.of(), false, reached), null,
                cause);
    }

    @Test
    void equalEventsHaveTheLinesThatSentThem() {
        var events = journal.subscribe(published("welcome"));
        publish("Letters.java:24");
        events.await();
        publish("Mailer.java:40");
        assertEquals("""
                PullTest.pullCompletes has @FailOnUnread, but ended with 1 unread event: message on welcome.
                #2 equals #1, which was read: #1 at Letters.java:24, #2 at Mailer.java:40.
                The test saw:
                  #1    0 ms  EVENT_BUS  welcome "smith" at Letters.java:24
                  #2    0 ms  EVENT_BUS  welcome "smith" at Mailer.java:40   <- unread: equals #1, which was read""",
                UnreadReport.failure(journal, journal.unread()).getMessage());
        assertFails(events::expectNone, """
                Expected no message on welcome within 100 ms, but one was already there.
                #2 equals #1, which the test has read: #1 at Letters.java:24, #2 at Mailer.java:40.
                The test saw:
                  #1    0 ms  EVENT_BUS  welcome "smith" at Letters.java:24   <- already read
                  #2    0 ms  EVENT_BUS  welcome "smith" at Mailer.java:40   <- unexpected""");
    }

    @Test
    void equalEventsHaveTheObserverThatSentOneOfThem() {
        var events = journal.subscribe(published("welcome"));
        DownloadStarted started = new DownloadStarted(7);
        publish(new Reached("Welcome.java:21"), R2);
        fire(started, R2);
        events.await();
        publish(new Reached("Welcome.java:21", new Receiver(() -> "WelcomeObserver.started", started)), R2);
        assertEquals("""
                PullTest.pullCompletes has @FailOnUnread, but ended with 1 unread event: message on welcome.
                #3 equals #1, which was read: #1 at Welcome.java:21 of r2 (POST /pull), in no observer or \
                consumer, \
                #3 at Welcome.java:21 while WelcomeObserver.started handled #2 (DownloadStarted).
                The test saw:
                  #1    0 ms  EVENT_BUS  welcome "smith" at Welcome.java:21
                  #2    0 ms  CDI        Journals.DownloadStarted[id=7]
                  #3    0 ms  EVENT_BUS  welcome "smith" at Welcome.java:21   <- unread: equals #1, which was read""",
                UnreadReport.failure(journal, journal.unread()).getMessage());
    }

    @Test
    void aConsumerOfAMessageWithoutALineIsNamedToo() {
        var events = journal.subscribe(published("welcome"));
        Reached first = new Reached(null);
        publish(first, R2);
        events.await();
        publish(new Reached(null, new Receiver(() -> "Mailer.send", first)), R2);
        publish(new Reached(null, new Receiver(() -> "Mailer.send", "not recorded")), R2);
        assertEquals("#2 equals #1, which was read: #1 of r2 (POST /pull), in no observer or consumer, #2 while"
                + " Mailer.send handled #1 (welcome).",
                UnreadReport.failure(journal, journal.unread()).getMessage().lines().skip(1).findFirst().get());
        assertEquals(": #1 of r2 (POST /pull), in no observer or consumer, #3 while Mailer.send ran",
                EqualEvent.lines(journal.events().get(0), journal.events().get(2), journal.events()));
    }

    // tag::relations[]
    @Test
    void itsIdIsThatOfAnotherRequest() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        fire(new DownloadStarted(7), R2);
        fire(new DownloadCompleted(7), R3);
        assertFails(() -> events.within(ofMillis(5)).await(event -> event.id() == 8, "id is 8"), """
                Expected Journals.DownloadCompleted matching "id is 8" within 5 ms, but in 105 ms it did not come.
                The id 7 of #2, of r3, is that of #1, of r2 (POST /pull).
                The test saw:
                  #1    0 ms  CDI  Journals.DownloadStarted[id=7]
                  #2    0 ms  CDI  Journals.DownloadCompleted[id=7]   <- not "id is 8\"""");
    }
    // end::relations[]

    @Test
    void theIdOfAnUnexpectedEventIsThatOfACreatedResource() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        journal.append(Origin.HTTP, "POST /pull", now -> new HttpExchange("POST", "/pull", 201, Duration.ZERO, Stage.ANSWERED,
                List.of(), List.of(), "/pulls/7"), null, R2);
        fire(new DownloadCompleted(7), R3);
        assertFails(events::expectNone, """
                Expected no Journals.DownloadCompleted within 100 ms, but one was already there.
                The id 7 of #2, of r3, is that of #1, of r2 (POST /pull).
                The test saw:
                  #1    0 ms  HTTP  POST /pull -> 201 in 0 ms
                  #2    0 ms  CDI   Journals.DownloadCompleted[id=7]   <- unexpected""");
    }

    /** An id of the same request, or of none that is known, says nothing. */
    @Test
    void noRelationIsInvented() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        fire(new DownloadStarted(8), R2);
        fire(new DownloadStarted(7), R3);
        fire(new DownloadCompleted(7), R3);
        assertFails(() -> events.within(ofMillis(5)).await(event -> event.id() == 8, "id is 8"), """
                Expected Journals.DownloadCompleted matching "id is 8" within 5 ms, but in 105 ms it did not come.
                The test saw:
                  #1    0 ms  CDI  Journals.DownloadStarted[id=8]
                  #2    0 ms  CDI  Journals.DownloadStarted[id=7]
                  #3    0 ms  CDI  Journals.DownloadCompleted[id=7]   <- not "id is 8\"""");
    }

    @Test
    void aMessageOfUnreadEventsHasAtMost40Lines() {
        journal.subscribe(named("welcome"));
        for (int i = 0; i < 50; i++) {
            String body = "smith\n" + i + "\nlines".repeat(i % 9);
            journal.append(Origin.EVENT_BUS, "welcome", now -> body, null, null);
        }
        String message = UnreadReport.failure(journal, journal.unread()).getMessage();
        assertTrue(message.lines().count() <= FailureStory.MAX_LINES, message);
    }
}
