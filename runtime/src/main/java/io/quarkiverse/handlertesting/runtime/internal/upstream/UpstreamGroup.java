package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamEnd.OfUpstream;

/** The upstreams of one application, which begin and end each test together. */
public final class UpstreamGroup {

    private final List<PartitionedUpstream> upstreams;
    private final boolean failsOnUnmatched;

    /** @param failsOnUnmatched whether calls that no stub matches are reported */
    UpstreamGroup(Collection<PartitionedUpstream> upstreams, boolean failsOnUnmatched) {
        this.upstreams = List.copyOf(upstreams);
        this.failsOnUnmatched = failsOnUnmatched;
    }

    /**
     * Begins a test, before the application calls an upstream on its behalf.
     *
     * @param keeps whether the test takes the stubs of the last test, if that test left them
     */
    public void begin(TestRun test, boolean keeps) {
        upstreams.forEach(upstream -> upstream.begin(test, keeps));
    }

    /**
     * Ends a test, and cuts the streams that are open.
     *
     * @param keeps whether the test leaves its stubs to the next
     */
    public UpstreamEnd end(TestRun test, boolean keeps) {
        List<OfUpstream> ends = new ArrayList<>();
        for (PartitionedUpstream upstream : upstreams) {
            upstream.end(test, keeps, partition -> new OfUpstream(upstream.name(), partition.unexpected(), partition.unused(),
                    partition.cutAll())).ifPresent(ends::add);
        }
        return new UpstreamEnd(test.name(), ends, failsOnUnmatched);
    }
}
