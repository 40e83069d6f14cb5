package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.FailedWork;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailureReport;
import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailures.Kind;
import io.quarkiverse.handlertesting.runtime.internal.journal.FailureStory;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.KeptSession;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.runtime.internal.story.ValueRelation;
import io.quarkiverse.handlertesting.runtime.internal.upstream.RefusedCalls;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * The suppressed exception of a failure that another library or the test itself has thrown: clues to the cause, and what the
 * test saw. The failure keeps its type, message and stack.
 */
final class FailureExplanation {

    private static final String JUNIT_4_ASSUMPTION = "org.junit.AssumptionViolatedException";

    private final FailureStory story;
    private final Journal journal;
    private final List<Throwable> unseen = new ArrayList<>();
    private final List<String> lists = new ArrayList<>();

    private FailureExplanation(Throwable failure, FailureStory story, Journal journal) {
        this.story = story;
        this.journal = journal;
        if (failure instanceof AssertionFailedError comparison && comparison.isExpectedDefined()
                && comparison.isActualDefined()) {
            ValueRelation.of(comparison.getExpected().getEphemeralValue(), comparison.getActual().getEphemeralValue(), "",
                    ZoneId.systemDefault()).ifPresent(relation -> story.with(new Clue(Weight.POINTS, relation)));
        }
        KeptSession.in(failure.getMessage(), journal.events()).ifPresent(story::with);
    }

    /**
     * Begins while the test still runs: what knows of a clue may end with it. Empty for a test that was aborted, and for a
     * failure that shows the events, be it as a cause, as a suppressed exception or as one of several failures.
     */
    static Optional<FailureExplanation> of(Throwable failure, Journal journal) {
        return isAborted(failure) || showsEvents(failure) ? Optional.empty()
                : Optional.of(new FailureExplanation(failure,
                        journal.story(journal.test() + " failed.").missing(Missing.UNKNOWN).ledBy("The test saw:", "")
                                .telling(event -> isPartOf(failure, event)).look(),
                        journal));
    }

    /** The failure of a test is no clue to itself. */
    private static boolean isPartOf(Throwable failure, RecordedEvent event) {
        return event.payload() instanceof FailedWork failed && UnseenFailureReport.parts(failure).contains(failed.thrown());
    }

    /** Whether the test ended early without having failed. */
    static boolean isAborted(Throwable failure) {
        return failure instanceof TestAbortedException || failure.getClass().getName().equals(JUNIT_4_ASSUMPTION);
    }

    private static boolean showsEvents(Throwable failure) {
        Set<Throwable> parts = UnseenFailureReport.parts(failure);
        return parts.stream().anyMatch(part -> part instanceof HandlerAssertionError
                || part instanceof MultipleFailuresError several
                        && several.getFailures().stream().anyMatch(one -> !parts.contains(one) && showsEvents(one)));
    }

    /** Adds how the earlier invocations of the method ended. */
    void earlier(String invocations) {
        story.with(new Clue(Weight.STATE, invocations));
    }

    /** Adds exceptions that reached nobody. Those that are events are clues already. */
    void unseen(TestRun run, List<Kind> kinds) {
        kinds.forEach(kind -> {
            Throwable thrown = kind.first().thrown();
            unseen.add(thrown);
            if (journal.events().stream().noneMatch(event -> event.payload() instanceof FailedWork failed
                    && failed.thrown() == thrown)) {
                story.with(new Clue(Weight.NAMES, UnseenFailureReport.clue(run, kind)));
            }
        });
    }

    /** Adds calls that the mock upstreams refused. Those that are events are clues already. */
    void refused(String calls) {
        if (!journal.isExplainedBy(RefusedCalls.class) || journal.events().stream()
                .noneMatch(event -> event.payload() instanceof UpstreamCall call && !call.isExpected())) {
            lists.add(calls);
        }
    }

    /** Adds that the test met mock upstreams which it does not name, a line each. */
    void unnamed(String upstreams) {
        upstreams.lines().forEach(line -> story.with(new Clue(Weight.SHOWS, line)));
    }

    /** Adds the explanation to the failure, unless there is nothing to tell. */
    void addTo(Throwable failure) {
        story.showing(String.join("\n", lists));
        if (story.isTelling()) {
            EventAssertionError explanation = new EventAssertionError(Reason.TEST_FAILED, story.text(),
                    unseen.isEmpty() ? null : unseen.get(0));
            explanation.setStackTrace(new StackTraceElement[0]);
            unseen.stream().skip(1).forEach(explanation::addSuppressed);
            failure.addSuppressed(explanation);
        }
    }
}
