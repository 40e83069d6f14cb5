package io.quarkiverse.handlertesting.runtime.internal.journal;

import static io.quarkiverse.handlertesting.runtime.internal.journal.Journals.started;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** An exception of a selector fails the wait, and never replaces its message. */
@Timeout(60)
class ThrowingSelectorTest {

    private static final String NOT_SEEN = """
            Expected custom event within 5 ms, but in 105 ms it did not come.
            The test saw:
              #1    0 ms  CDI  Journals.DownloadStarted[id=1]   <- the selector threw IllegalStateException: of another type
              #2    0 ms  CDI  Journals.DownloadStarted[id=2]""";

    private final Journal journal = Journals.of(new FakeTicker());

    private static CustomSelector throwingFor(Predicate<RecordedEvent> event) {
        return new CustomSelector(each -> {
            if (event.test(each)) {
                throw new IllegalStateException("of another type");
            }
            return false;
        }, RecordedEvent::payload);
    }

    private static CustomSelector withoutValue() {
        return new CustomSelector(event -> true, event -> {
            throw new IllegalStateException("no value");
        });
    }

    @Test
    void aFailureRemarksOnAnEventThatTheWaitDidNotLookAt() {
        started(journal, 1);
        var events = journal.subscribe(throwingFor(event -> event.sequence() == 1));
        started(journal, 2);
        assertFails(Reason.TIMED_OUT, NOT_SEEN, () -> events.within(ofMillis(5)).await());
    }

    @Test
    void nextFailsToo() {
        ScheduledExecutorService threads = Journals.threads();
        Journal live = Journals.live(threads, 100);
        started(live, 1);
        var events = live.subscribe(throwingFor(event -> event.sequence() == 1));
        started(live, 2);
        var failure = assertThrows(CompletionException.class, () -> events.within(ofMillis(5)).next()
                .subscribeAsCompletionStage().orTimeout(30, TimeUnit.SECONDS).join());
        assertEquals(NOT_SEEN, failure.getCause().getMessage().replaceFirst("but in \\d+ ms", "but in 105 ms")
                .replaceAll("(#\\d) +\\d+ ms", "$1    0 ms"));
        threads.shutdownNow();
    }

    @Test
    void takeNamesTheEventWhoseValueIsMissing() {
        var events = journal.subscribe(withoutValue());
        started(journal, 1);
        started(journal, 2);
        assertFails(Reason.PREDICATE_FAILED, """
                The selector of custom event threw IllegalStateException: no value.
                The test saw:
                  #1    0 ms  CDI  Journals.DownloadStarted[id=1]   <- threw for this event
                  #2    0 ms  CDI  Journals.DownloadStarted[id=2]""", () -> events.take(2));
    }

    @Test
    void aStreamFailsWithTheEvent() {
        started(journal, 1);
        var stream = journal.subscribeFromStart(withoutValue()).stream().subscribe()
                .withSubscriber(AssertSubscriber.create(1));
        stream.awaitFailure(failure -> assertEquals("""
                The selector of custom event threw IllegalStateException: no value.
                The test saw:
                  #1    0 ms  CDI  Journals.DownloadStarted[id=1]   <- threw for this event""", failure.getMessage()));
    }

    @Test
    void anEventForWhichItThrowsIsUnread() {
        journal.subscribe(throwingFor(event -> true));
        started(journal, 1);
        assertEquals(List.of(1L), journal.unread().get(0).events().stream().map(RecordedEvent::sequence).toList());
    }

    private static void assertFails(Reason reason, String message, Executable wait) {
        var failure = assertThrows(EventAssertionError.class, wait);
        assertEquals(message, failure.getMessage());
        assertEquals(reason, failure.reason());
    }
}
