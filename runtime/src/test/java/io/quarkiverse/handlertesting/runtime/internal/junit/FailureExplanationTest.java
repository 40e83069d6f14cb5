package io.quarkiverse.handlertesting.runtime.internal.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.MultipleFailuresError;

import com.github.tomakehurst.wiremock.client.VerificationException;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.FailureClues;

/** The suppressed exception of a failure that is not ours. */
class FailureExplanationTest {

    private final TestRuns runs = TestCauses.runs(Journals::still);
    private final TestRun run = runs.begin("PullTest.pull");
    private final RunningCause request = run.request("POST /pull");

    private static Throwable thrownBy(Executable assertion) {
        return assertThrows(Throwable.class, assertion);
    }

    private void started() {
        run.journal().append(Origin.CDI, "a", now -> "DownloadStarted[id=7]", null, request.cause());
    }

    private Optional<FailureExplanation> explanation(Throwable failure) {
        return FailureExplanation.of(failure, run.journal());
    }

    private Throwable explained(Throwable failure) {
        explanation(failure).ifPresent(explanation -> explanation.addTo(failure));
        return failure;
    }

    private List<String> notes(Throwable failure) {
        return List.of(explained(failure).getSuppressed()).stream().map(Throwable::getMessage).toList();
    }

    private static final String STARTED = """
            PullTest.pull failed.
            The test saw:
              #1    0 ms  CDI  DownloadStarted[id=7]""";

    @Test
    void aFailureOfJUnitKeepsItsMessageAndShowsWhatTheTestSaw() {
        started();
        Throwable failure = thrownBy(() -> assertEquals(1, 2));
        StackTraceElement[] stack = failure.getStackTrace();
        assertEquals(List.of(STARTED), notes(failure));
        assertEquals("expected: <1> but was: <2>", failure.getMessage());
        assertEquals(List.of(stack), List.of(failure.getStackTrace()));
    }

    @Test
    void theExplanationHasNoStackAndAReason() {
        started();
        EventAssertionError explanation = (EventAssertionError) explained(new AssertionError("own")).getSuppressed()[0];
        assertEquals(Reason.TEST_FAILED, explanation.reason());
        assertEquals(0, explanation.getStackTrace().length);
    }

    @Test
    void failuresOfOtherLibrariesAreExplainedToo() {
        started();
        assertEquals(List.of(STARTED), notes(thrownBy(() -> assertThat("hamcrest", 1, is(2)))));
        assertEquals(List.of(STARTED),
                notes(thrownBy(() -> org.assertj.core.api.Assertions.assertThat("assertj").isEqualTo("other"))));
        assertEquals(List.of(STARTED), notes(new VerificationException("Expected exactly 1 requests")));
        assertEquals(List.of(STARTED), notes(new IllegalStateException("of the test")));
        assertEquals(List.of(STARTED), notes(thrownBy(() -> assertAll(() -> fail("one"), () -> fail("two"))))
                .stream().filter(note -> note.startsWith("PullTest")).toList());
    }

    /** Also those of AssertJ. */
    @Test
    void theRelationOfTheValuesThatJUnitComparesIsAClue() {
        started();
        String relation = "The actual value is 1,000 times the expected one, as with seconds and milliseconds.";
        assertEquals(relation, notes(thrownBy(() -> assertEquals(30, 30_000))).get(0).lines().toList().get(1));
        assertEquals(relation, notes(thrownBy(() -> org.assertj.core.api.Assertions.assertThat(30_000).isEqualTo(30)))
                .get(0).lines().toList().get(1));
    }

    @Test
    void theCluesComeFirst() {
        started();
        run.journal().explainedBy(scene -> List.of(new Clue(Weight.POINTS, "The id is that of r2.")));
        run.journal().explainedBy(new FailureClues());
        Throwable thrown = new IllegalStateException("no such model");
        request.begin(WorkKind.EXECUTOR, null).failed(thrown);
        AssertionError failure = new AssertionError("own");
        FailureExplanation explanation = explanation(failure).orElseThrow();
        explanation.unseen(run, run.unseenFailures().kinds(false));
        explanation.refused("PullTest.pull caused 1 call that no stub matches:\n  hub: GET /models");
        explanation.unnamed("PullTest does not name the upstream hub.");
        explanation.addTo(failure);
        assertEquals("""
                PullTest.pull failed.
                task of r1 ended with IllegalStateException: no such model, which no code has handled
                PullTest does not name the upstream hub.
                The id is that of r2.
                PullTest.pull caused 1 call that no stub matches:
                  hub: GET /models
                The test saw:
                  #1    0 ms  CDI      DownloadStarted[id=7]
                  #2    0 ms  FAILURE  task ended with IllegalStateException: no such model, which no code has handled""",
                failure.getSuppressed()[0].getMessage());
        assertEquals(1, failure.getSuppressed().length);
        assertSame(thrown, failure.getSuppressed()[0].getCause());
    }

    @Test
    void theFailureItselfIsNoClue() {
        run.journal().explainedBy(new FailureClues());
        Throwable failure = new IllegalStateException("no such model");
        request.begin(WorkKind.EXECUTOR, null).failed(failure);
        explained(failure);
        assertEquals("""
                PullTest.pull failed.
                The test saw:
                  #1    0 ms  FAILURE  task ended with IllegalStateException: no such model, which no code has handled""",
                failure.getSuppressed()[0].getMessage());
    }

    @Test
    void anExceptionWithoutAnEventIsAClue() {
        started();
        AssertionError failure = new AssertionError("own");
        FailureExplanation explanation = explanation(failure).orElseThrow();
        TestRun other = runs.begin("PullTest.other");
        other.request("POST /other").begin(WorkKind.EXECUTOR, null).failed(new IllegalStateException("no such model"));
        explanation.unseen(other, other.unseenFailures().kinds(false));
        explanation.addTo(failure);
        assertEquals(
                "IllegalStateException: no such model, which reached nobody: caused by request 1: POST /other, ended EXECUTOR.",
                failure.getSuppressed()[0].getMessage().lines().skip(1).findFirst().orElseThrow());
    }

    /** What knows them may end with the test. */
    @Test
    void theCluesAreThoseOfTheEndOfTheTest() {
        started();
        boolean[] ended = { false };
        run.journal().explainedBy(
                scene -> ended[0] ? List.of() : List.of(new Clue(Weight.STATE, "Nothing of r1 is running any more.")));
        AssertionError failure = new AssertionError("own");
        FailureExplanation explanation = explanation(failure).orElseThrow();
        ended[0] = true;
        explanation.addTo(failure);
        assertEquals("Nothing of r1 is running any more.",
                failure.getSuppressed()[0].getMessage().lines().skip(1).findFirst().orElseThrow());
    }

    @Test
    void anAbortedTestIsNotExplained() {
        started();
        assertEquals(Optional.empty(), explanation(thrownBy(() -> Assumptions.assumeTrue(false, "no database"))));
    }

    @Test
    void aFailureThatHasTheTimelineIsNotExplained() {
        started();
        EventAssertionError ours = new EventAssertionError(Reason.TIMED_OUT, "Expected DownloadCompleted.", null);
        assertEquals(Optional.empty(), explanation(ours));
        assertEquals(Optional.empty(), explanation(new AssertionError("caused by ours", ours)));
        AssertionError suppressing = new AssertionError("own");
        suppressing.addSuppressed(ours);
        assertEquals(Optional.empty(), explanation(suppressing));
        assertEquals(Optional.empty(), explanation(thrownBy(() -> assertAll(() -> fail("one"), () -> {
            throw ours;
        }))));
        // As soft assertions of AssertJ: its failures are no suppressed exceptions.
        assertEquals(Optional.empty(), explanation(new MultipleFailuresError("soft", List.of(new AssertionError(ours)))));
    }

    @Test
    void aTestThatCausedNothingIsNotExplained() {
        assertEquals(List.of(), notes(new AssertionError("own")));
    }

    @Test
    void theStateOfTheWorkAloneExplainsNothing() {
        run.journal().explainedBy(scene -> List.of(new Clue(Weight.STATE, "Nothing is running.")));
        assertEquals(List.of(), notes(new AssertionError("own")));
    }

    @Test
    void aClueAloneIsShown() {
        run.journal().explainedBy(scene -> List.of(new Clue(Weight.SHOWS, "The session has no cookie.")));
        assertEquals(List.of("PullTest.pull failed.\nThe session has no cookie."), notes(new AssertionError("own")));
    }
}
