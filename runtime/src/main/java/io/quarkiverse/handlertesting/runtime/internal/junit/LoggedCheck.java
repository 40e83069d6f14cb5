package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.List;
import java.util.Optional;

import org.jboss.logging.Logger.Level;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.LoggedRecord;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.junit.FailOnLogged;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.journal.FailureStory;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.story.LoggedClues;

/** Fails a test with {@code @FailOnLogged} whose work has logged what it must not log. */
final class LoggedCheck {

    private LoggedCheck() {
    }

    /** The mistake of a test whose annotation could never fail it. */
    static Optional<String> problem(TestClass test) {
        return lowest(test).flatMap(lowest -> {
            String never = test.name() + " has @FailOnLogged(" + lowest + "), but no such log record is ever recorded: ";
            if (!Beans.find(TapsConfig.class).map(TapsConfig::log).orElse(true)) {
                return Optional.of(never + "quarkus.handler-testing.taps.log is false.");
            }
            return lowest.ordinal() > Level.INFO.ordinal()
                    ? Optional.of(never + "records below INFO are not recorded. Use @FailOnLogged(INFO).")
                    : Optional.empty();
        });
    }

    /** The annotation of the method comes before that of its class. */
    private static Optional<Level> lowest(TestClass test) {
        return test.annotations(FailOnLogged.class).findFirst().map(FailOnLogged::value);
    }

    static void refuse(TestRun run, Journal journal, TestClass test) {
        lowest(test).ifPresent(lowest -> refuse(run.unreadLog(journal).stream()
                .filter(event -> ((LoggedRecord) event.payload()).isFrom(lowest)).toList(), lowest, journal));
    }

    private static void refuse(List<RecordedEvent> logged, Level lowest, Journal journal) {
        if (logged.isEmpty()) {
            return;
        }
        boolean one = logged.size() == 1;
        FailureStory story = journal.story(journal.test() + " has @FailOnLogged(" + lowest + "), but its work logged "
                + (one ? "1 record" : logged.size() + " records") + " of that level or above.");
        logged.forEach(event -> story.with(LoggedClues.clue(event, (LoggedRecord) event.payload())));
        throw new EventAssertionError(Reason.LOGGED,
                story.showing("If " + (one ? "it is" : "they are") + " meant to come, read " + (one ? "it" : "them")
                        + " with a subscription to logged(" + lowest + ").").ledBy("The test saw:", "").text(),
                null);
    }
}
