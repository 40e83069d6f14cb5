package io.quarkiverse.handlertesting.events;

import static io.quarkiverse.handlertesting.events.Selectors.named;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;

/** A predicate without a description is named by the line of the test that awaits it. */
class PredicateLineTest {

    private final Journal journal = Journals.still("PullTest.pullCompletes");
    private final EventSubscription<RecordedEvent> pulls = journal.subscribe(named("pull"));

    @Test
    void aFailureNamesTheLineOfThePredicate() {
        record("pull 8");
        Predicate<RecordedEvent> is7 = event -> event.payload().equals("pull 7");
        var failure = assertThrows(EventAssertionError.class, () -> pulls.within(ofMillis(500)).await(is7));
        assertEquals(
                """
                        Expected event named pull matching the predicate at PredicateLineTest.java:LINE within 500 ms, but in 600 ms it did not come.
                        The test saw:
                          #1    0 ms  CDI  pull 8   <- not the predicate at PredicateLineTest.java:LINE""",
                failure.getMessage().replace(":" + lineOf(failure), ":LINE"));
    }

    @Test
    void anExceptionOfThePredicateNamesItsLine() {
        record("pull 8");
        RuntimeException thrown = new IllegalStateException("no such id");
        var failure = assertThrows(EventAssertionError.class, () -> pulls.await(event -> {
            throw thrown;
        }));
        assertEquals("""
                The predicate at PredicateLineTest.java:LINE of event named pull threw IllegalStateException: no such id.
                The test saw:
                  #1    0 ms  CDI  pull 8   <- threw for this event""",
                failure.getMessage().replace(":" + lineOf(failure), ":LINE"));
    }

    @Test
    void aWaitReadsUpToTheEventThatThePredicateAccepts() {
        record("pull 6");
        record("pull 7");
        record("pull 8");
        assertEquals("pull 7", pulls.await(event -> event.payload().equals("pull 7")).payload());
        assertEquals("pull 8", pulls.await().payload());
    }

    private void record(String payload) {
        journal.append(Origin.CDI, "pull", now -> payload, null, null);
    }

    /** The line of this class that the wait was called from. */
    private static int lineOf(EventAssertionError failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().equals(PredicateLineTest.class.getName())) {
                return frame.getLineNumber();
            }
        }
        throw new AssertionError("No line of this test", failure);
    }
}
