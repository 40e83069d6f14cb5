package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a test left at its upstreams, and the texts of failures.
 *
 * @param failsOnUnmatched whether calls that no stub matches are reported
 */
public record UpstreamEnd(String test, List<OfUpstream> upstreams, boolean failsOnUnmatched) {

    /**
     * @param unused stubs that were never called, those of files excepted
     * @param cut streams that were open, by their stubs
     */
    record OfUpstream(String name, List<String> unexpected, List<String> unused, Set<String> cut) {
    }

    /**
     * Calls that no stub matches; empty if there were none that matter.
     *
     * @param timeline of the test
     */
    public Optional<String> unexpected(String timeline) {
        long calls = upstreams.stream().mapToLong(upstream -> upstream.unexpected().size()).sum();
        if (calls == 0 || !failsOnUnmatched) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(test).append(" has led to ").append(calls)
                .append(calls == 1 ? " call" : " calls").append(" that no stub matches:");
        for (OfUpstream upstream : upstreams) {
            upstream.unexpected().forEach(call -> text.append("\n  ").append(upstream.name()).append(": ")
                    .append(call.replace("\n", "\n  ")));
        }
        text.append(
                "\nStub them, or let such calls pass (quarkus.handler-testing.upstream.fail-on-unmatched=false). It saw:\n");
        return Optional.of(text.append(timeline).toString());
    }

    /** Stubs that were never called; empty if there are none. */
    public Optional<String> unused() {
        StringBuilder text = new StringBuilder();
        for (OfUpstream upstream : upstreams) {
            upstream.unused()
                    .forEach(stub -> text.append("\n  ").append(upstream.name()).append(": ").append(stub));
        }
        return text.isEmpty() ? Optional.empty()
                : Optional.of(test + " has stubs that were never called, and has @FailOnUnusedStubs:" + text);
    }

    /** Streams that were open, and are cut now; empty if there were none. */
    public Optional<String> cut() {
        StringBuilder text = new StringBuilder();
        for (OfUpstream upstream : upstreams) {
            upstream.cut().forEach(stub -> text.append("\n  ").append(upstream.name()).append(": ").append(stub));
        }
        return text.isEmpty() ? Optional.empty()
                : Optional.of(test + " ended while streams of its upstreams were open, which are cut now:" + text);
    }
}
