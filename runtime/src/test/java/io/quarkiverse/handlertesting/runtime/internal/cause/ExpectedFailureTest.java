package io.quarkiverse.handlertesting.runtime.internal.cause;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.acme.Importer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;

/** The wait of a test for an exception that reached nobody. */
@Timeout(60)
class ExpectedFailureTest {

    private final TestRuns runs = TestCauses.runs(Journals::still);
    private final TestRun test = runs.begin("PullTest.pull");
    private final RunningCause request = test.request("POST /pull");

    private <T extends Throwable> T fail(RunningCause cause, T thrown) {
        Importer.start(() -> cause.begin(WorkKind.EXECUTOR, null)).failed(thrown);
        return thrown;
    }

    private static <T extends Throwable> T expect(TestRun run, Class<T> type, Predicate<T> matching, String described) {
        return new ExpectedFailure<>(type, matching, described).await(run, ZERO, "expectFailure(type)");
    }

    private <T extends Throwable> T expect(Class<T> type) {
        return expect(test, type, null, null);
    }

    private EventAssertionError assertFails(Class<? extends Throwable> type) {
        return assertThrows(EventAssertionError.class, () -> expect(type));
    }

    @Test
    void returnsTheFirstOfTheTypeOrASubtype() {
        fail(request, new IllegalArgumentException("another type"));
        Throwable subtype = fail(request, new NumberFormatException("a subtype"));
        Throwable first = fail(request, Importer.broken("no such model"));
        assertSame(subtype, expect(NumberFormatException.class));
        assertSame(first, expect(IllegalStateException.class));
        assertEquals("another type", expect(IllegalArgumentException.class).getMessage());
        assertEquals(List.of(), test.unseenFailures().kinds(false));
    }

    @Test
    void waitsForIt() throws Exception {
        CompletableFuture<Throwable> expected = new CompletableFuture<>();
        new Thread(() -> expected.completeAsync(() -> new ExpectedFailure<>(IllegalStateException.class, null, null)
                .await(test, ofSeconds(30), "expectFailure(type)"), Runnable::run)).start();
        Throwable thrown = fail(request, Importer.broken("no such model"));
        assertSame(thrown, expected.get(30, TimeUnit.SECONDS));
    }

    @Test
    void aTimeoutSaysThatThereWasNone() {
        EventAssertionError failure = assertFails(IllegalStateException.class);
        assertEquals("Expected an IllegalStateException that reaches nobody within 0 ms, but PullTest.pull had none: its"
                + " exceptions, if any, reached a caller, a client or a handler.\nNothing of r1 is running any more."
                + "\nr1 caused nothing and started nothing.", failure.getMessage());
        assertEquals(Reason.TIMED_OUT, failure.reason());
    }

    @Test
    void aTimeoutListsTheOthersAndWhatTheTestSaw() {
        Throwable other = fail(request, new UncheckedIOException(new IOException("disk full")));
        fail(request, new UnsupportedOperationException("POST"));
        test.journal().append(Origin.CDI, "a", now -> "DownloadStarted[id=7]", null, request.cause());
        EventAssertionError failure = assertFails(IOException.class);
        assertEquals(
                """
                        Expected an IOException that reaches nobody within 0 ms, but there were only others:
                        Work of r1 is still running: a task has not begun, started at Importer.start(Importer.java:13).
                        1 more piece of work is still running.
                          UncheckedIOException: java.io.IOException: disk full   <- only inside it is an IOException
                            caused by request 1: POST /pull
                            ended EXECUTOR, started at Importer.start(Importer.java:13)
                          UnsupportedOperationException: POST
                            caused by request 1: POST /pull
                            ended EXECUTOR, started at Importer.start(Importer.java:13)
                        So far the test saw:
                          #1    0 ms  FAILURE  task ended with UncheckedIOException, caused by IOException: disk full, which no code has handled; started at Importer.start(Importer.java:13)
                          #2    0 ms  FAILURE  task ended with UnsupportedOperationException: POST, which no code has handled; started at Importer.start(Importer.java:13)
                          #3    0 ms  CDI      DownloadStarted[id=7]""",
                failure.getMessage());
        assertSame(other, failure.getSuppressed()[0]);
        assertEquals(2, failure.getSuppressed().length);
    }

    @Test
    void aTimeoutMarksThoseThatDoNotMatchAndThoseOfAScope() {
        fail(request, Importer.broken("no such model"));
        TestRun alice = runs.open("PullTest.pull, alice", test);
        Importer.start(() -> alice.request("GET /").begin(WorkKind.TIMER, null)).failed(Importer.broken("alice's"));
        var failure = assertThrows(EventAssertionError.class, () -> expect(test, IllegalStateException.class,
                thrown -> thrown.getMessage().contains("llama"), "\"the model is llama\""));
        assertEquals(
                """
                        Expected an IllegalStateException that reaches nobody, matching "the model is llama", within 0 ms, but there were only others:
                        Work of r1 is still running: a timer is not due yet, started at Importer.start(Importer.java:13).
                        Work of r1 is still running: a task has not begun, started at Importer.start(Importer.java:13).
                          IllegalStateException: no such model   <- not matching
                            caused by request 1: POST /pull
                            ended EXECUTOR, started at Importer.start(Importer.java:13)
                            thrown at Importer.broken(Importer.java:18)
                          IllegalStateException: alice's   <- expect it in its scope, not in PullTest.pull
                            caused by request 1: GET / of PullTest.pull, alice
                            ended TIMER, started at Importer.start(Importer.java:13)
                            thrown at Importer.broken(Importer.java:18)
                        So far the test saw:
                          #1    0 ms  FAILURE  task ended with IllegalStateException at Importer.java:18: no such model, which no code has handled; started at Importer.start(Importer.java:13)""",
                failure.getMessage());
    }

    @Test
    void aPredicateThatThrowsFailsTheWait() {
        fail(request, Importer.broken("no such model"));
        IllegalArgumentException broken = new IllegalArgumentException("broken");
        var failure = assertThrows(EventAssertionError.class, () -> expect(test, Throwable.class, thrown -> {
            throw broken;
        }, "\"the model is llama\""));
        assertEquals("The predicate of a Throwable that reaches nobody, matching \"the model is llama\", threw"
                + " IllegalArgumentException: broken. It looked at IllegalStateException: no such model", failure.getMessage());
        assertEquals(Reason.PREDICATE_FAILED, failure.reason());
        assertSame(broken, failure.getCause());
    }

    @Test
    void anInterruptFailsTheWait() {
        Thread.currentThread().interrupt();
        EventAssertionError failure = assertFails(IllegalStateException.class);
        assertTrue(Thread.interrupted(), "the flag is set again");
        assertEquals("""
                Interrupted while waiting for an IllegalStateException that reaches nobody.
                Nothing of r1 is running any more.
                r1 caused nothing and started nothing.""", failure.getMessage());
        assertEquals(Reason.INTERRUPTED, failure.reason());
    }
}
