package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.Optional;

import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.junit.FailOnUnusedStubs;
import io.quarkiverse.handlertesting.junit.KeepStubs;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationSecrets;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamEnd;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamEnd.Reported;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamGroup;
import io.quarkiverse.handlertesting.upstream.UpstreamAssertionError;
import io.quarkiverse.handlertesting.upstream.UpstreamAssertionError.Reason;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** Begins and ends the upstreams of a test, and fails a test whose application called them otherwise than expected. */
final class UpstreamCheck {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private static final int UNAUTHORIZED = 401;

    private UpstreamCheck() {
    }

    static void begin(UpstreamGroup upstreams, TestRun run, TestClass test) {
        upstreams.begin(run, test.isAnnotated(KeepStubs.class));
    }

    /** Also for a test that failed: warns of streams that are open, and of calls that no test has caused. */
    static UpstreamEnd end(UpstreamGroup upstreams, TestRun run, TestClass test) {
        UpstreamEnd end = upstreams.end(run, test.isAnnotated(KeepStubs.class), test.hierarchy());
        end.cut().map(ApplicationSecrets::mask).ifPresent(LOG::warn);
        end.uncaused().map(ApplicationSecrets::mask).ifPresent(LOG::warn);
        return end;
    }

    /** Only for a test that passed: another failure would hide its own. */
    static void check(UpstreamEnd end, Journal journal, TestClass test) {
        end.unanswered().ifPresent(calls -> fail(Reason.UNANSWERED_CALL, calls.text(journal)));
        end.unexpected().ifPresent(calls -> fail(Reason.UNEXPECTED_CALL, calls.text(journal)));
        if (test.isAnnotated(FailOnUnusedStubs.class)) {
            end.unused().ifPresent(stubs -> fail(Reason.UNUSED_STUB, stubs.text(journal)));
        }
    }

    /**
     * Only for a test that failed: adds to its failure whether a mock that the test does not name may have caused it, and the
     * calls that the mocks refused.
     *
     * @param explanation gets them, if there is one
     */
    static void explain(UpstreamEnd end, Journal journal, Throwable failure, Optional<FailureExplanation> explanation) {
        boolean unauthorized = journal.events().stream().anyMatch(event -> event.payload() instanceof HttpExchange exchange
                && exchange.status() == UNAUTHORIZED);
        end.unnamed(unauthorized).ifPresent(text -> explanation.ifPresentOrElse(all -> all.unnamed(text),
                () -> note(failure, Reason.UNNAMED_UPSTREAM, text)));
        addRefused(end, journal, failure, explanation);
    }

    /**
     * Only for a test that failed: adds the calls that the mocks refused, unless its failure has them in its timeline.
     *
     * @param explanation gets them, if there is one
     */
    static void addRefused(UpstreamEnd end, Journal journal, Throwable failure, Optional<FailureExplanation> explanation) {
        end.unanswered().map(Reported::withoutEvents).ifPresent(calls -> explanation
                .ifPresentOrElse(all -> all.refused(calls), () -> note(failure, Reason.UNANSWERED_CALL, calls)));
        if (!showsUnexpected(failure, journal)) {
            end.unexpected().map(Reported::withoutEvents).ifPresent(calls -> explanation
                    .ifPresentOrElse(all -> all.refused(calls), () -> note(failure, Reason.UNEXPECTED_CALL, calls)));
        }
    }

    private static boolean showsUnexpected(Throwable failure, Journal journal) {
        return failure instanceof HandlerAssertionError && journal.events().stream()
                .filter(event -> event.payload() instanceof UpstreamCall call && !call.isExpected())
                .allMatch(event -> failure.getMessage()
                        .contains(ApplicationSecrets.mask(event.payload().toString().lines().findFirst().orElseThrow())));
    }

    private static void note(Throwable failure, Reason reason, String text) {
        UpstreamAssertionError note = new UpstreamAssertionError(reason, ApplicationSecrets.mask(text));
        note.setStackTrace(new StackTraceElement[0]);
        failure.addSuppressed(note);
    }

    private static void fail(Reason reason, String message) {
        throw new UpstreamAssertionError(reason, ApplicationSecrets.mask(message));
    }
}
