package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.junit.AllowFailures;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationSecrets;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailureReport;
import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailures.Kind;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig.UnseenFailuresMode;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;

/**
 * Fails a test whose work has ended with exceptions that reached nobody, or warns of them.
 *
 * @param kinds those that the test has neither expected nor allowed
 */
record UnseenFailureCheck(TestRun run, List<Kind> kinds, boolean fails) {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    /**
     * Judges the exceptions so far. Later ones are errors in the log.
     *
     * @param working whether work of the test is still running, which may ask for the result of other work
     */
    static UnseenFailureCheck end(TestRun run, TestClass test, UnseenFailuresMode mode, boolean working) {
        if (mode == UnseenFailuresMode.OFF) {
            return new UnseenFailureCheck(run, List.of(), false);
        }
        List<Class<? extends Throwable>> allowed = allowed(test).toList();
        List<Kind> kinds = run.unseenFailures().end(working, late -> {
            if (!isOneOf(allowed, late.thrown())) {
                LOG.error(ApplicationSecrets.mask(UnseenFailureReport.late(run, late)), late.thrown());
            }
        }).stream().filter(kind -> !isOneOf(allowed, kind.first().thrown())).toList();
        return new UnseenFailureCheck(run, kinds, mode == UnseenFailuresMode.FAIL
                || mode == UnseenFailuresMode.AUTO && !kinds.isEmpty() && OwnTests.isOne(test));
    }

    private static boolean isOneOf(List<Class<? extends Throwable>> types, Throwable thrown) {
        return types.stream().anyMatch(type -> type.isInstance(thrown));
    }

    private static Stream<Class<? extends Throwable>> allowed(TestClass test) {
        return test.annotations(AllowFailures.class).flatMap(annotation -> annotation.value().length == 0
                ? Stream.of(Throwable.class)
                : Arrays.stream(annotation.value()));
    }

    /** The failure of a test that passed; empty if it may pass in spite of the exceptions, which are then warnings. */
    Optional<EventAssertionError> failure(Journal journal) {
        if (fails && !kinds.isEmpty()) {
            return Optional.of(UnseenFailureReport.failure(run, kinds, journal));
        }
        warn(kinds);
        return Optional.empty();
    }

    /**
     * Only for a test that failed: adds the exceptions to its failure. A failure of ours has them in its first lines.
     *
     * @param explanation gets them, if there is one
     */
    void explain(Throwable failure, Optional<FailureExplanation> explanation) {
        List<Kind> hidden = UnseenFailureReport.without(failure, kinds);
        if (!hidden.isEmpty()) {
            explanation.ifPresentOrElse(all -> all.unseen(run, hidden),
                    () -> UnseenFailureReport.addTo(failure, run, hidden));
            if (!(failure instanceof HandlerAssertionError)) {
                warn(hidden);
            }
        }
    }

    private void warn(List<Kind> all) {
        all.forEach(kind -> LOG.warn(ApplicationSecrets.mask(UnseenFailureReport.warning(run, kind))));
    }
}
