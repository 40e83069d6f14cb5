package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.runtime.internal.application.JournalFactory;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.StandaloneConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.UpstreamsConfig;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamWiring.Address;
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
            one.within(runs, () -> url(upstream.value()));
            tests.put(upstream.value(), one);
        }
        UpstreamFields application = new UpstreamFields(runs,
                new UpstreamGroup(tests.values(), StandaloneConfig.of(UpstreamsConfig.class).failOnUnmatched(),
                        UpstreamWiring.NONE));
        servers = new UpstreamServers(tests);
        for (Upstream upstream : upstreams) {
            Address address = addresses(upstream).get(0);
            StartingOidc.provide(tests.get(upstream.value()), servers, address.properties(),
                    property -> UpstreamWiring.pathOf(original(address)));
        }
        servers.start();
        for (Upstream upstream : upstreams) {
            List<Address> own = addresses(upstream);
            for (Address address : own) {
                String original = original(address);
                address.properties().forEach(property -> addresses.put(property,
                        address.mocked(original, servers.authority(upstream.value()))));
            }
            if (ofProperties(upstream).isEmpty()) {
                // A proxy does not reach the mock, which listens on this machine only.
                addresses.put(UpstreamWiring.addressOf(client(upstream), UpstreamWiring.PROXY), "none");
            }
            String path = UpstreamWiring.pathOf(original(own.get(0)));
            all.add(new View(application, tests.get(upstream.value()), servers.url(upstream.value()),
                    ExpectedOidc.of(own.get(0).properties(), same -> path, ConfigProvider.getConfig())));
        }
    }

    private String url(String upstream) {
        return servers.url(upstream);
    }

    private static List<Address> addresses(Upstream upstream) {
        List<Address> properties = ofProperties(upstream);
        return properties.isEmpty() ? List.of(Address.ofClient(client(upstream))) : properties;
    }

    private static List<Address> ofProperties(Upstream upstream) {
        return Address.ofProperties(upstream.property(), upstream.host(), upstream.port(), upstream.tls());
    }

    /** The name of a REST client. */
    private static String client(Upstream upstream) {
        return upstream.client() == void.class ? upstream.value() : upstream.client().getName();
    }

    private static String original(Address address) {
        return configured(address, "").or(() -> configured(address, OriginalAddresses.PRODUCTION)).orElse("");
    }

    private static Optional<String> configured(Address address, String prefix) {
        return address.inOrder().stream()
                .flatMap(property -> ConfigProvider.getConfig().getOptionalValue(prefix + property, String.class).stream())
                .findFirst();
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

        View(UpstreamFields application, PartitionedUpstream upstream, String url, List<OidcSettings> settings) {
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
