package io.quarkiverse.handlertesting.runtime.internal.junit;

import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.junit.FailOnUnusedStubs;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamEnd;
import io.quarkiverse.handlertesting.upstream.UpstreamAssertionError;
import io.quarkiverse.handlertesting.upstream.UpstreamAssertionError.Reason;

/** Tells of streams that a test has left open, and fails one that has called its upstreams otherwise than it said. */
final class UpstreamCheck {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private UpstreamCheck() {
    }

    /** Also of a test that has failed. */
    static void warn(UpstreamEnd end) {
        end.cut().ifPresent(LOG::warn);
    }

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
