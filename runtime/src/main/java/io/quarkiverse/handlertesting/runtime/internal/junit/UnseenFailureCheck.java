package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.junit.AllowFailures;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailureReport;
import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailures.Kind;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig.UnseenFailuresMode;

/**
 * Fails a test whose work has ended with exceptions that reached nobody, or warns of them.
 *
 * @param kinds those that the test has neither expected nor allowed
 */
record UnseenFailureCheck(TestRun run, List<Kind> kinds, boolean fails) {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    /**
     * @param working whether work of the test is still running, which may ask for the result of other work
     */
    static UnseenFailureCheck of(TestRun run, TestClass test, UnseenFailuresMode mode, boolean working) {
        if (mode == UnseenFailuresMode.OFF) {
            return new UnseenFailureCheck(run, List.of(), false);
        }
        List<Kind> kinds = run.unseenFailures().kinds(working).stream()
                .filter(kind -> allowed(test).noneMatch(type -> type.isInstance(kind.first().thrown()))).toList();
        return new UnseenFailureCheck(run, kinds, mode == UnseenFailuresMode.FAIL
                || mode == UnseenFailuresMode.AUTO && !kinds.isEmpty() && OwnTests.isOne(test));
    }

    private static Stream<Class<? extends Throwable>> allowed(TestClass test) {
        return test.annotations(AllowFailures.class).flatMap(annotation -> annotation.value().length == 0
                ? Stream.of(Throwable.class)
                : Arrays.stream(annotation.value()));
    }

    /** Only for a test that passed. */
    void check(String timeline) {
        if (kinds.isEmpty()) {
            return;
        }
        if (fails) {
            throw UnseenFailureReport.failure(run, kinds, timeline);
        }
        LOG.warn(UnseenFailureReport.text(run, kinds));
    }

    /** Only for a test that failed: adds the exceptions to its failure. */
    void explain(Throwable failure) {
        if (!kinds.isEmpty()) {
            EventAssertionError note = UnseenFailureReport.failure(run, kinds, "");
            note.setStackTrace(new StackTraceElement[0]);
            failure.addSuppressed(note);
        }
    }
}
