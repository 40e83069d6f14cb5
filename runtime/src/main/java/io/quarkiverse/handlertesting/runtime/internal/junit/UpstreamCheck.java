package io.quarkiverse.handlertesting.runtime.internal.junit;

import org.jboss.logging.Logger;

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

    private UpstreamCheck() {
    }

    static void begin(UpstreamGroup upstreams, TestRun run, TestClass test) {
        upstreams.begin(run, test.isAnnotated(KeepStubs.class));
    }

    /** Also for a test that failed: warns of streams that are open. */
    static UpstreamEnd end(UpstreamGroup upstreams, TestRun run, TestClass test) {
        UpstreamEnd end = upstreams.end(run, test.isAnnotated(KeepStubs.class));
        end.cut().ifPresent(LOG::warn);
        return end;
    }

    /** Only for a test that passed: another failure would hide its own. */
    static void check(UpstreamEnd end, Journal journal, TestClass test) {
        end.unexpected(journal.timeline()).ifPresent(calls -> fail(Reason.UNEXPECTED_CALL, calls));
        if (test.isAnnotated(FailOnUnusedStubs.class)) {
            end.unused().ifPresent(stubs -> fail(Reason.UNUSED_STUB, stubs));
        }
    }

    private static void fail(Reason reason, String message) {
        throw new UpstreamAssertionError(reason, message);
    }
}
