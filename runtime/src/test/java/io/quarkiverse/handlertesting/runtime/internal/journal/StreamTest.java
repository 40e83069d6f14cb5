package io.quarkiverse.handlertesting.runtime.internal.journal;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.runtime.internal.journal.Journals.completed;
import static io.quarkiverse.handlertesting.runtime.internal.journal.Journals.started;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals.DownloadCompleted;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** A subscription as a {@code Multi} and a {@code Uni}. */
@Timeout(30)
class StreamTest {

    private final ScheduledExecutorService threads = Journals.threads();
    private final Journal journal = Journals.live(threads, 100_000);
    private final EventSubscription<DownloadCompleted> events = journal.subscribe(fired(DownloadCompleted.class));

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aStreamEmitsUnreadAndLaterEvents() {
        completed(journal, 1);
        completed(journal, 2);
        events.await();
        var stream = events.stream().subscribe().withSubscriber(AssertSubscriber.<DownloadCompleted> create(10));
        stream.awaitItems(1);
        started(journal, 9);
        completed(journal, 3);
        stream.awaitItems(2).assertItems(new DownloadCompleted(2), new DownloadCompleted(3));
        journal.close();
        stream.awaitCompletion();
    }

    @Test
    void aStreamEmitsNothingWithoutDemandAndLosesNothing() {
        var stream = events.stream().subscribe().withSubscriber(AssertSubscriber.<DownloadCompleted> create(0));
        for (int id = 1; id <= 1_000; id++) {
            completed(journal, id);
        }
        stream.request(2).awaitItems(2);
        assertEquals(2, stream.getItems().size());
        stream.request(3).awaitItems(5);
        assertEquals(5, stream.getItems().size());
        journal.close();
        stream.request(Long.MAX_VALUE).awaitCompletion();
        assertEquals(1_000, stream.getItems().size());
        assertEquals(new DownloadCompleted(1_000), stream.getLastItem());
    }

    @Test
    void eachSubscriberOfAStreamHasItsOwnCursor() {
        completed(journal, 1);
        var one = events.stream().subscribe().withSubscriber(AssertSubscriber.<DownloadCompleted> create(10)).awaitItems(1);
        var two = events.stream().subscribe().withSubscriber(AssertSubscriber.<DownloadCompleted> create(10)).awaitItems(1);
        one.assertItems(new DownloadCompleted(1));
        two.assertItems(new DownloadCompleted(1));
        assertEquals(new DownloadCompleted(1), events.await(), "nor does a stream take from the waits");
    }

    @Test
    void emittedEventsCountAsRead() {
        completed(journal, 1);
        completed(journal, 2);
        events.stream().subscribe().withSubscriber(AssertSubscriber.<DownloadCompleted> create(1)).awaitItems(1);
        assertEquals(List.of(2L), journal.unread().get(0).events().stream().map(event -> event.sequence()).toList());
    }

    @Test
    void cancellationUnsubscribes() {
        var stream = events.stream().subscribe().withSubscriber(AssertSubscriber.<DownloadCompleted> create(10));
        completed(journal, 1);
        stream.awaitItems(1).cancel();
        completed(journal, 2);
        journal.close();
        stream.assertNotTerminated();
        assertEquals(1, stream.getItems().size());
    }

    @Test
    void closingTheSubscriptionCompletesItsStreams() {
        var stream = events.stream().subscribe().withSubscriber(AssertSubscriber.<DownloadCompleted> create(10));
        events.close();
        stream.awaitCompletion();
    }

    @Test
    void aStreamOfAFullJournalFailsAfterItsEvents() {
        Journal small = Journals.live(threads, 1);
        var stream = small.subscribe(fired(DownloadCompleted.class)).stream().subscribe()
                .withSubscriber(AssertSubscriber.<DownloadCompleted> create(10));
        completed(small, 1);
        completed(small, 2);
        stream.awaitFailure(failure -> assertEquals(Reason.OVERFLOWED, ((EventAssertionError) failure).reason()));
        stream.assertItems(new DownloadCompleted(1));
    }

    @RepeatedTest(200)
    void nextEmitsTheNextUnreadEvent() {
        CompletableFuture<DownloadCompleted> first = events.next().subscribeAsCompletionStage();
        completed(journal, 1);
        completed(journal, 2);
        assertEquals(new DownloadCompleted(1), first.join());
        assertEquals(new DownloadCompleted(2), events.next().await().atMost(ofSeconds(5)));
    }

    @Test
    void twoConcurrentCallsOfNextShareTheEvents() {
        CompletableFuture<DownloadCompleted> one = events.next().subscribeAsCompletionStage();
        CompletableFuture<DownloadCompleted> two = events.next().subscribeAsCompletionStage();
        completed(journal, 1);
        completed(journal, 2);
        assertEquals(3, one.join().id() + two.join().id());
    }

    @Test
    void nextFailsAtItsDeadlineWithTheTimeline() {
        started(journal, 7);
        var failure = Assertions.assertThrows(CompletionException.class,
                () -> events.within(ofMillis(20)).next().subscribeAsCompletionStage().join());
        EventAssertionError cause = (EventAssertionError) failure.getCause();
        assertEquals(Reason.TIMED_OUT, cause.reason());
        assertTrue(cause.getMessage()
                .matches("(?s)Expected Journals.DownloadCompleted within 20 ms, but in \\d+ ms it did not come.\n"
                        + "The test saw:\n"
                        + "  #1 +\\d+ ms  CDI  Journals.DownloadStarted\\[id=7\\]"),
                cause.getMessage());
    }

    @Test
    void aCancelledNextReadsNothing() {
        var cancelled = events.next().subscribe().with(item -> {
        });
        cancelled.cancel();
        completed(journal, 1);
        assertEquals(new DownloadCompleted(1), events.await());
    }

    @Test
    void aNextThatIsCancelledWhileItLooksReadsNothing() throws Exception {
        ScheduledExecutorService one = Executors.newSingleThreadScheduledExecutor();
        Journal own = Journals.live(one, 10);
        AtomicReference<CompletableFuture<Object>> next = new AtomicReference<>();
        CompletableFuture<Void> looking = new CompletableFuture<>();
        var cancelling = own.subscribe(new CustomSelector(event -> true, event -> {
            if (next.get() != null) {
                next.getAndSet(null).cancel(true);
                looking.complete(null);
            }
            return event.sequence();
        }));
        next.set(cancelling.next().subscribeAsCompletionStage());
        completed(own, 1);
        looking.get(20, TimeUnit.SECONDS);
        one.submit(() -> {
            // Runs after the search, on the only thread.
        }).get(20, TimeUnit.SECONDS);
        one.shutdownNow();
        assertEquals(1L, cancelling.within(ZERO).await());
    }

    @Test
    void theStreamOfAClosedSubscriptionHasNoLaterEvent() {
        completed(journal, 1);
        events.close();
        completed(journal, 2);
        var stream = events.stream().subscribe().withSubscriber(AssertSubscriber.<DownloadCompleted> create(10));
        stream.awaitCompletion().assertItems(new DownloadCompleted(1));
    }

    @Test
    void nextFailsWhenTheTestEnds() {
        CompletableFuture<DownloadCompleted> next = events.next().subscribeAsCompletionStage();
        journal.close();
        var failure = Assertions.assertThrows(CompletionException.class, next::join);
        assertEquals(Reason.CLOSED, ((EventAssertionError) failure.getCause()).reason());
    }
}
