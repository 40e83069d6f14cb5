package io.quarkiverse.handlertesting.runtime.internal.junit;

import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.junit.FailOnUnusedStubs;
import io.quarkiverse.handlertesting.junit.KeepStubs;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamEnd;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamGroup;
import io.quarkiverse.handlertesting.upstream.UpstreamAssertionError;
import io.quarkiverse.handlertesting.upstream.UpstreamAssertionError.Reason;

/** Begins and ends the upstreams of a test, and fails a test whose application called them otherwise than expected. */
final class UpstreamCheck {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private static final int UNAUTHORIZED = 401;

    private UpstreamCheck() {
    }

    static void begin(UpstreamGroup upstreams, TestRun run, TestClass test) {
        upstreams.begin(run, test.isAnnotated(KeepStubs.class));
    }

    /** Also for a test that failed: warns of streams that are open. */
    static UpstreamEnd end(UpstreamGroup upstreams, TestRun run, TestClass test) {
        UpstreamEnd end = upstreams.end(run, test.isAnnotated(KeepStubs.class), test.hierarchy());
        end.cut().ifPresent(LOG::warn);
        return end;
    }

    /** Only for a test that passed: another failure would hide its own. */
    static void check(UpstreamEnd end, Journal journal, TestClass test) {
        end.unanswered(journal.timeline()).ifPresent(calls -> fail(Reason.UNANSWERED_CALL, calls));
        end.unexpected(journal.timeline()).ifPresent(calls -> fail(Reason.UNEXPECTED_CALL, calls));
        if (test.isAnnotated(FailOnUnusedStubs.class)) {
            end.unused().ifPresent(stubs -> fail(Reason.UNUSED_STUB, stubs));
        }
    }

    /** Only for a test that failed: says of its failure whether a mock that the test does not name may have caused it. */
    static void explain(UpstreamEnd end, Journal journal, Throwable failure) {
        boolean unauthorized = journal.events().stream().anyMatch(event -> event.payload() instanceof HttpExchange exchange
                && exchange.status() == UNAUTHORIZED);
        end.unnamed(unauthorized).ifPresent(text -> {
            UpstreamAssertionError note = new UpstreamAssertionError(Reason.UNNAMED_UPSTREAM, text);
            note.setStackTrace(new StackTraceElement[0]);
            failure.addSuppressed(note);
        });
    }

    private static void fail(Reason reason, String message) {
        throw new UpstreamAssertionError(reason, message);
    }
}
