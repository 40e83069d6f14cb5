package io.quarkiverse.handlertesting.runtime.internal.taps.sql;

import java.util.List;
import java.util.Map;

import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.IdleWait;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.journal.FailureStory;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.SelfCheck;
import io.quarkiverse.handlertesting.runtime.internal.story.CauseColumn;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.Repetition;
import io.quarkiverse.handlertesting.runtime.internal.story.StatementList;

/** Counts statements of requests and their background work, and creates the message if there are too many. */
public final class StatementCount {

    private static final int MAX_CLUES = 2;

    private StatementCount() {
    }

    /**
     * Refuses to count where statements are not recorded.
     *
     * @param call the call or annotation that counts, as a test writes it
     * @throws IllegalStateException with the reason
     */
    public static void require(String call) {
        if (!Beans.find(TapsConfig.class).orElseThrow().sql()) {
            throw new IllegalStateException(call + " counts no statement: quarkus.handler-testing.taps.sql is false.");
        }
        if (SqlTap.find() == null) {
            throw new IllegalStateException(call + " counts no statement: the application has neither a data source of Quarkus"
                    + " (JDBC) nor a reactive SQL client.");
        }
        SelfCheck check = Beans.find(SelfCheck.class).orElseThrow();
        check.require(Ability.STATEMENTS, call);
        check.require(Ability.IDLE, call);
    }

    /**
     * Waits until the work of a request has ended, and counts its statements.
     *
     * @param call the call that expects a number, as a test writes it
     * @return the message; {@code null} if the number matches
     */
    public static String mismatch(RunningCause cause, Matcher<? super Integer> expected, String call) {
        require(call);
        Journal journal = cause.testRun().journal();
        IdleWait.of(cause).await(journal.settings().timeout());
        long number = cause.cause().number();
        int count = journal.details(Origin.SQL).getOrDefault(number, 0);
        if (expected.matches(count)) {
            return null;
        }
        StringDescription mismatch = new StringDescription();
        expected.describeMismatch(count, mismatch);
        List<RecordedEvent> events = journal.events().stream()
                .filter(event -> CauseColumn.isOf(event, number)).toList();
        FailureStory story = journal.story("Expected the number of statements of " + description(cause, events) + " (r"
                + number + ") to be " + StringDescription.toString(expected).replaceFirst("^is ", "") + ", but " + mismatch
                + ".").ofRequest(number);
        return text(story, count, Repetition.of(events.stream()));
    }

    /** A cause that has no running work any more has forgotten it. */
    private static String description(RunningCause cause, List<RecordedEvent> events) {
        return events.isEmpty() ? cause.cause().description() : events.get(events.size() - 1).cause().description();
    }

    /**
     * Checks a test at its end.
     *
     * @return the message; {@code null} if its requests have executed at most this number of statements
     */
    public static String tooMany(TestRun run, Journal journal, int max) {
        int count = run.withParts().flatMap(part -> part.journal().details(Origin.SQL).entrySet().stream())
                .filter(ofCause -> ofCause.getKey() > 0).mapToInt(Map.Entry::getValue).sum();
        if (count <= max) {
            return null;
        }
        FailureStory story = journal.story(journal.test() + " has @MaxStatements(" + max + "), but its requests executed "
                + count + (count == 1 ? " statement." : " statements."));
        return text(story, count, Repetition.of(journal.events().stream()));
    }

    private static String text(FailureStory story, int count, List<Repetition> statements) {
        statements.stream().filter(Repetition::isTooOften).limit(MAX_CLUES)
                .forEach(repetition -> story.with(repetition.clue(Weight.SHOWS)));
        return story.showing(count == 0 ? "" : "The statements, most frequent first:\n" + StatementList.text(statements, count))
                .ledBy("The test saw:", "").text();
    }
}
