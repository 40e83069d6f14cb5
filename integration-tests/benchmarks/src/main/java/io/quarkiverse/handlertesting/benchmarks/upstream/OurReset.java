package io.quarkiverse.handlertesting.benchmarks.upstream;

import java.util.List;

import com.github.tomakehurst.wiremock.client.MappingBuilder;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.upstream.StandaloneUpstreams;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamFields;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.WithUpstreams;

/** Ends a test and begins the next, as {@code @WithUpstreams} does. */
final class OurReset implements Resettable {

    @WithUpstreams(@Upstream("service"))
    private static final class Application {
    }

    private final StandaloneUpstreams upstreams = new StandaloneUpstreams(
            Application.class.getAnnotation(WithUpstreams.class).value());
    private final MockUpstream service = upstreams.upstreams().get(0);
    private final UpstreamFields fields = UpstreamFields.of(List.of(this), "OurReset");
    private TestRun running = fields.runs().begin("first");

    @Override
    public String url() {
        return service.url();
    }

    @Override
    public void stub(MappingBuilder mapping) {
        service.stub(mapping);
    }

    @Override
    public void reset() {
        fields.runs().end(running);
        fields.upstreams().end(running, false, List.of(OurReset.class));
        running = fields.runs().begin("next");
        fields.upstreams().begin(running, false);
        // Without this call, the WireMock of the next test is reset on first use only, outside of the measurement.
        service.wireMock();
    }

    @Override
    public void close() {
        upstreams.close();
    }
}
