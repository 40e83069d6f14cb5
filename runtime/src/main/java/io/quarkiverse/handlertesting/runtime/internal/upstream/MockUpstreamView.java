package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.oidc.Endpoint;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcHost;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcKeys;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.WireMockEngine;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.WireMockUpstream;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** An upstream as the running test sees it: the partition of that test. Thread-safe. */
class MockUpstreamView extends WireMockUpstream implements OidcHost {

    private final PartitionedUpstream upstream;
    private final String url;
    private final Supplier<TestRun> running;
    private final List<OidcSettings> settings;

    /** @param running supplies the running test; {@code null} if no test is running */
    MockUpstreamView(PartitionedUpstream upstream, String url, Supplier<TestRun> running,
            List<OidcSettings> settings) {
        this.upstream = upstream;
        this.url = url;
        this.running = running;
        this.settings = settings;
    }

    @Override
    public String name() {
        return upstream.name();
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String host() {
        return URI.create(url).getHost();
    }

    @Override
    public int port() {
        return URI.create(url).getPort();
    }

    @Override
    public OidcKeys keys() {
        return upstream.keys();
    }

    @Override
    public List<OidcSettings> settings() {
        return settings;
    }

    @Override
    public void add(Endpoint endpoint) {
        engine().add(endpoint);
    }

    @Override
    public boolean has(Endpoint endpoint) {
        return engine().has(endpoint);
    }

    @Override
    protected WireMockEngine engine() {
        return partition().engine();
    }

    @Override
    protected Journal journal() {
        return testRun().journal();
    }

    @Override
    protected void stream(UUID stub, Handler<RoutingContext> stream) {
        partition().stream(stub, stream);
    }

    @Override
    protected void noStream(UUID stub) {
        partition().noStream(stub);
    }

    private UpstreamPartition partition() {
        Optional<UpstreamPartition> ofClass = running.get() == null ? upstream.ofClass() : Optional.empty();
        return ofClass.isPresent() ? ofClass.get() : upstream.find(testRun().test()).orElseThrow().used();
    }

    private TestRun testRun() {
        TestRun run = running.get();
        if (run == null) {
            throw new IllegalStateException("The upstream " + name()
                    + " was used while no test was running. Its stubs are those"
                    + " of a test or of a class: stub it in a test, @BeforeEach or @BeforeAll, or put stubs into src/test/resources/upstreams/"
                    + name() + "/mappings.");
        }
        return run;
    }

    @Override
    public String toString() {
        return "MockUpstream[" + name() + " at " + url + "]";
    }
}
