package io.quarkiverse.handlertesting.runtime.internal.junit;

import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamEnd;
import io.quarkiverse.handlertesting.upstream.FailOnUnusedStubs;

/** Fails a test that has called its upstreams as it did not say, or has not called them as it did. */
final class UpstreamCheck {

    private UpstreamCheck() {
    }

    static void check(UpstreamEnd end, Journal journal, TestClass test) {
        end.unexpected(journal.timeline()).ifPresent(UpstreamCheck::fail);
        if (test.isAnnotated(FailOnUnusedStubs.class)) {
            end.unused().ifPresent(UpstreamCheck::fail);
        }
    }

    private static void fail(String message) {
        throw new AssertionError(message);
    }
}
