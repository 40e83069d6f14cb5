package io.quarkiverse.handlertesting.runtime.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.TimeoutException;

import org.acme.Importer;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;
import io.quarkiverse.handlertesting.runtime.internal.story.FailureClues;

/** The messages of exceptions that reached nobody. */
class UnseenFailureReportTest {

    private final TestRuns runs = TestCauses.runs(Journals::still);
    private final TestRun test = runs.begin("PullTest.pull");
    private final RunningCause request = test.request("POST /pull");

    private static Work work(RunningCause cause) {
        return Importer.start(() -> cause.begin(WorkKind.EXECUTOR, null));
    }

    private Throwable fail(Throwable thrown) {
        work(request).failed(thrown);
        return thrown;
    }

    private EventAssertionError failure() {
        return UnseenFailureReport.failure(test, test.unseenFailures().kinds(false), test.journal());
    }

    @Test
    void beginsWithTheExceptionAndSaysWhereItCameFrom() {
        Throwable thrown = fail(Importer.broken("no such model"));
        test.journal().append(Origin.CDI, "a", now -> "DownloadStarted[id=7]", null, request.cause());
        EventAssertionError failure = failure();
        assertEquals(
                """
                        IllegalStateException: no such model
                          caused by request 1: POST /pull
                          ended EXECUTOR, started at Importer.start(Importer.java:13)
                          thrown at Importer.broken(Importer.java:18)
                        This exception ended work of PullTest.pull and reached nobody: no caller, no client, no handler of the application.
                        Handle it in the application. If it is meant to come, call events.expectFailure(IllegalStateException.class) after the request, or allow it with @AllowFailures(IllegalStateException.class).
                        The test saw:
                          #1    0 ms  FAILURE  task ended with IllegalStateException at Importer.java:18: no such model, which no code has handled; started at Importer.start(Importer.java:13)
                          #2    0 ms  CDI      DownloadStarted[id=7]""",
                failure.getMessage());
        assertEquals(Reason.UNSEEN_FAILURE, failure.reason());
        assertSame(thrown, failure.getCause());
    }

    @Test
    void countsRepetitionsAndListsEachKind() {
        fail(Importer.broken("no such model"));
        fail(Importer.broken("nor this one"));
        Throwable other = new TimeoutException();
        test.root().begin(WorkKind.EVENT_BUS, "downloads.started").failed(other);
        EventAssertionError failure = failure();
        assertEquals(
                """
                        2 × IllegalStateException: no such model
                          caused by request 1: POST /pull
                          ended EXECUTOR, started at Importer.start(Importer.java:13)
                          thrown at Importer.broken(Importer.java:18)
                        TimeoutException
                          caused by test
                          ended EVENT_BUS downloads.started
                        These 3 exceptions ended work of PullTest.pull and reached nobody: no caller, no client, no handler of the application.
                        Handle them in the application. If one is meant to come, call events.expectFailure(IllegalStateException.class) after the request, or allow it with @AllowFailures(IllegalStateException.class).
                        The test saw:
                          #1    0 ms  FAILURE  task ended with IllegalStateException at Importer.java:18: no such model, which no code has handled; started at Importer.start(Importer.java:13)
                          #2    0 ms  FAILURE  task ended with IllegalStateException at Importer.java:18: nor this one, which no code has handled; started at Importer.start(Importer.java:13)
                          #3    0 ms  FAILURE  consumer downloads.started ended with TimeoutException, which no code has handled""",
                failure.getMessage());
        assertEquals(List.of(other), List.of(failure.getSuppressed()));
    }

    @Test
    void theExceptionsAreNoCluesToThemselves() {
        test.journal().explainedBy(new FailureClues());
        fail(Importer.broken("no such model"));
        fail(new TimeoutException());
        assertEquals(List.of("TimeoutException", "  caused by request 1: POST /pull"),
                failure().getMessage().lines().skip(4).limit(2).toList());
    }

    @Test
    void namesTheScope() {
        work(runs.open("PullTest.pull, alice", test).request("GET /models")).failed(Importer.broken("no such model"));
        assertEquals("""
                IllegalStateException: no such model
                  caused by request 1: GET /models of PullTest.pull, alice""", firstLines(2));
    }

    @Test
    void namesTheRequestOfItsOwnTestIfWorkBelongsToSeveral() {
        TestRun other = runs.open("PullTest.other", null);
        work(RunningCause.joined(List.of(other.request("POST /other"), request))).failed(Importer.broken("no such model"));
        assertEquals("""
                IllegalStateException: no such model
                  caused by request 1: POST /pull""", firstLines(2));
    }

    private String firstLines(int count) {
        return String.join("\n", failure().getMessage().lines().limit(count).toList());
    }

    @Test
    void saysHowManyAreNotKept() {
        for (int i = 0; i < 1_002; i++) {
            fail(Importer.broken("no such model"));
        }
        assertEquals(
                """
                        1000 × IllegalStateException: no such model
                          caused by request 1: POST /pull
                          ended EXECUTOR, started at Importer.start(Importer.java:13)
                          thrown at Importer.broken(Importer.java:18)
                        2 more, which are not kept
                        These 1002 exceptions ended work of PullTest.pull and reached nobody: no caller, no client, no handler of the application.""",
                firstLines(6));
    }

    @Test
    void aFailureOfOursBeginsWithThem() {
        EventAssertionError timeout = new EventAssertionError(Reason.TIMED_OUT, "Expected DownloadCompleted within 5 s.", null);
        fail(Importer.broken("no such model"));
        UnseenFailureReport.addTo(timeout, test, test.unseenFailures().kinds(false));
        assertEquals(
                """
                        IllegalStateException: no such model
                          caused by request 1: POST /pull
                          ended EXECUTOR, started at Importer.start(Importer.java:13)
                          thrown at Importer.broken(Importer.java:18)
                        This exception ended work of PullTest.pull and reached nobody: no caller, no client, no handler of the application. It is probably the reason for this failure:
                        Expected DownloadCompleted within 5 s.""",
                timeout.getMessage());
        assertEquals("io.quarkiverse.handlertesting.events.EventAssertionError: " + timeout.getMessage(), timeout.toString());
        assertEquals(Reason.TIMED_OUT, timeout.reason());
    }

    @Test
    void aFailureOfOursBeginsWithSeveral() {
        EventAssertionError timeout = new EventAssertionError(Reason.TIMED_OUT, "Expected DownloadCompleted within 5 s.", null);
        fail(Importer.broken("no such model"));
        Throwable other = fail(new IllegalArgumentException("disk full"));
        UnseenFailureReport.addTo(timeout, test, test.unseenFailures().kinds(false));
        assertEquals(
                """
                        IllegalStateException: no such model
                          caused by request 1: POST /pull
                          ended EXECUTOR, started at Importer.start(Importer.java:13)
                          thrown at Importer.broken(Importer.java:18)
                        IllegalArgumentException: disk full
                          caused by request 1: POST /pull
                          ended EXECUTOR, started at Importer.start(Importer.java:13)
                        These 2 exceptions ended work of PullTest.pull and reached nobody: no caller, no client, no handler of the application. They are probably the reason for this failure:
                        Expected DownloadCompleted within 5 s.""",
                timeout.getMessage());
        assertEquals(List.of(other), List.of(timeout.getSuppressed()[0].getSuppressed()));
    }

    @Test
    void aStackTraceOfOursHasThemOnce() {
        EventAssertionError timeout = new EventAssertionError(Reason.TIMED_OUT, "Expected DownloadCompleted.", null);
        fail(Importer.broken("no such model"));
        UnseenFailureReport.addTo(timeout, test, test.unseenFailures().kinds(false));
        List<String> trace = trace(timeout).lines().toList();
        assertEquals(1, trace.stream().filter(line -> line.contains("reached nobody")).count());
        int note = trace.indexOf("\tSuppressed: UnseenFailureNote: see the first lines of the message");
        assertEquals("\tCaused by: java.lang.IllegalStateException: no such model", trace.get(note + 1));
    }

    @Test
    void aStackTraceOfOthersHasThem() {
        AssertionError own = new AssertionError("the test's own");
        fail(Importer.broken("no such model"));
        UnseenFailureReport.addTo(own, test, test.unseenFailures().kinds(false));
        assertEquals(1, trace(own).lines().filter(line -> line.contains("reached nobody")).count());
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    @Test
    void aLongFailureOfOursHasFortyLinesWithThem() {
        EventAssertionError timeout = new EventAssertionError(Reason.TIMED_OUT, "Expected DownloadCompleted.\n"
                + "  an event\n".repeat(38) + "  the last event", null);
        fail(Importer.broken("no such model"));
        UnseenFailureReport.addTo(timeout, test, test.unseenFailures().kinds(false));
        List<String> lines = timeout.getMessage().lines().toList();
        assertEquals(40, lines.size());
        assertEquals("IllegalStateException: no such model", lines.get(0));
        assertEquals("Expected DownloadCompleted.", lines.get(5));
        assertEquals("  … 6 lines are not shown", lines.get(22));
        assertEquals("  the last event", lines.get(39));
    }

    @Test
    void listsFourKinds() {
        List.of(new Exception(), new Error(), new TimeoutException(), new ArithmeticException(), new NullPointerException(),
                new ClassCastException()).forEach(thrown -> test.root().begin(WorkKind.EVENT_BUS, "a").failed(thrown));
        List<String> lines = failure().getMessage().lines().toList();
        assertEquals("ArithmeticException", lines.get(9));
        assertEquals("… and 2 other kinds", lines.get(12));
    }

    @Test
    void aFailureThatHasTheExceptionIsNotExplainedByIt() {
        Throwable cause = fail(Importer.broken("a cause"));
        Throwable suppressed = fail(new IllegalArgumentException("suppressed"));
        fail(new UnsupportedOperationException("elsewhere"));
        AssertionError own = new AssertionError("the test's own", new RuntimeException(cause));
        own.addSuppressed(suppressed);
        cause.addSuppressed(own);
        assertEquals(List.of("elsewhere"), UnseenFailureReport.without(own, test.unseenFailures().kinds(false)).stream()
                .map(kind -> kind.first().thrown().getMessage()).toList());
    }

    @Test
    void aWarningIsOneLine() {
        fail(Importer.broken("no such\nmodel"));
        fail(Importer.broken("again"));
        assertEquals("An exception of PullTest.pull reached nobody: 2 × IllegalStateException: no such\\nmodel, caused by"
                + " request 1: POST /pull, ended EXECUTOR, started at Importer.start(Importer.java:13), thrown at"
                + " Importer.broken(Importer.java:18)",
                UnseenFailureReport.warning(test, test.unseenFailures().kinds(false).get(0)));
    }

    @Test
    void anExceptionAfterTheEndNamesItsTest() {
        assertEquals("An exception reached nobody after the end of PullTest.pull, which cannot fail any more:"
                + " IllegalStateException: too late, caused by request 1: POST /pull, ended EXECUTOR, started at"
                + " Importer.start(Importer.java:13), thrown at Importer.broken(Importer.java:18). Await the work in the test,"
                + " for example with events.awaitIdle().",
                UnseenFailureReport.late(test, work(request).failedUnlessAsked(Importer.broken("too late"))));
    }
}
