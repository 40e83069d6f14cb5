package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.MappingBuilder;

import io.quarkiverse.handlertesting.benchmarks.upstream.Resettable;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalSettings;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalThreads;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.StubFiles;

/** What is done between two tests, which is nobody else's to do: it is in the package of upstreams to do just that. */
public final class OurReset implements Resettable {

    private static final String NAME = "service";

    private final TestRuns runs = new TestRuns(test -> new Journal(test, JournalSettings.DEFAULTS,
            new JournalThreads(Runnable::run, null, verb -> {
            })), new StandaloneUpstreams.NoCause());
    private final PartitionedUpstream tests = new PartitionedUpstream(NAME,
            StubFiles.of(NAME, OurReset.class.getClassLoader()));
    private final UpstreamServers servers = new UpstreamServers(Map.of(NAME, tests));
    private TestRun running;

    public OurReset() {
        tests.within(runs);
        running = runs.begin("first");
    }

    @Override
    public String url() {
        return servers.url(NAME);
    }

    @Override
    public void stub(MappingBuilder mapping) {
        new MockUpstreamView(tests, url(), runs::current, OidcSettings.NONE).stub(mapping);
    }

    /** Until the next test has its own, which else is only made when that first uses it. */
    @Override
    public void reset() {
        UpstreamEnd.of(running, List.of(tests), false, true);
        runs.end(running);
        running = runs.begin("next");
        tests.begin(running, false);
        tests.find(running).orElseThrow();
    }

    @Override
    public void close() {
        runs.endAll();
        servers.close();
    }
}
