package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.runtime.internal.application.JournalFactory;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.StandaloneConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.UpstreamsConfig;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.WireMockJar;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;

/** The upstreams of an application in another process. */
public final class StandaloneUpstreams implements AutoCloseable {

    private final TestRuns runs;
    private final UpstreamServers servers;
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final List<MockUpstream> all = new ArrayList<>();

    /** @throws IllegalStateException if the tests have a WireMock that is too old */
    public StandaloneUpstreams(Upstream... upstreams) {
        WireMockJar.problem(StandaloneUpstreams.class.getClassLoader()).ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
        EventsConfig events = StandaloneConfig.of(EventsConfig.class);
        runs = new TestRuns(test -> JournalFactory.create(test, events), new NoCause());
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Map<String, PartitionedUpstream> tests = new LinkedHashMap<>();
        for (Upstream upstream : upstreams) {
            PartitionedUpstream one = PartitionedUpstream.of(upstream.value(), loader);
            one.within(runs);
            tests.put(upstream.value(), one);
        }
        UpstreamFields application = new UpstreamFields(runs,
                new UpstreamGroup(tests.values(), StandaloneConfig.of(UpstreamsConfig.class).failOnUnmatched(),
                        UpstreamWiring.NONE));
        servers = new UpstreamServers(tests).start();
        for (Upstream upstream : upstreams) {
            String property = property(upstream);
            String url = servers.url(upstream.value());
            String path = configuredPath(property);
            addresses.put(property, url + path);
            all.add(new View(application, tests.get(upstream.value()), url,
                    ExpectedOidc.of(List.of(property), same -> path, ConfigProvider.getConfig())));
        }
    }

    private static String property(Upstream upstream) {
        if (!upstream.property().isEmpty()) {
            return upstream.property();
        }
        return UpstreamWiring.addressOf(
                upstream.client() == void.class ? upstream.value() : upstream.client().getName());
    }

    private static String configuredPath(String property) {
        return ConfigProvider.getConfig().getOptionalValue(property, String.class).map(UpstreamWiring::pathOf).orElse("");
    }

    /** The properties to configure in the application, with the addresses of the upstreams. */
    public Map<String, String> addresses() {
        return addresses;
    }

    public List<MockUpstream> upstreams() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        runs.endAll();
        servers.close();
    }

    /** One of the upstreams; it leads to all of them. */
    static final class View extends MockUpstreamView {

        private final UpstreamFields application;

        View(UpstreamFields application, PartitionedUpstream upstream, String url, OidcSettings settings) {
            super(upstream, url, application.runs()::current, settings);
            this.application = application;
        }

        UpstreamFields application() {
            return application;
        }
    }

    /** Holds no cause, since causes do not reach another process. */
    static final class NoCause implements CurrentCause {

        @Override
        public RunningCause current() {
            return null;
        }

        @Override
        public void set(RunningCause cause) {
            // Nothing in this process reads it.
        }

        @Override
        public RunningCause setOfThread(RunningCause cause) {
            return null;
        }
    }
}
