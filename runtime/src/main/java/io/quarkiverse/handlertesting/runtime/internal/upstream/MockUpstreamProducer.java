package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.config.UpstreamsConfig;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.WireMockJar;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;

/** Produces the upstreams of an application under test. */
@Singleton
public class MockUpstreamProducer {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting.upstream");

    private final ApplicationTestRuns runs;
    private final SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
    /** The reason why no upstream can work; empty if they can. */
    private final Optional<String> unusable = WireMockJar.problem(MockUpstreamProducer.class.getClassLoader());
    private final UpstreamConfigSource source;
    private final UpstreamGroup group;
    private final ReplacedAddresses addresses;
    private final List<String> conflicts;

    public MockUpstreamProducer(ApplicationTestRuns runs, UpstreamsConfig settings) {
        this.runs = runs;
        this.source = UpstreamConfigSource.of(config).orElseThrow(() -> new IllegalStateException(
                "The addresses of mock upstreams are not in the configuration of the application: "
                        + config.getConfigSources()));
        source.servers().upstreams().values().forEach(upstream -> upstream.within(runs,
                () -> source.servers().url(upstream.name()) + ", the value of "
                        + String.join(" and ", source.wiring().properties(upstream.name()))));
        this.group = new UpstreamGroup(source.servers().upstreams().values(), settings.failOnUnmatched(),
                source.wiring());
        this.addresses = new ReplacedAddresses(source.wiring(),
                new ConfiguredAddresses(config.getConfigSources(), config.getProfiles()));
        // Read them now: the system properties of a @TestProfile may be gone when a test begins.
        this.conflicts = addresses.conflicts();
    }

    @Produces
    @Dependent
    @Upstream("")
    MockUpstream upstream(InjectionPoint point) {
        String name = point.getQualifiers().stream().filter(Upstream.class::isInstance).map(Upstream.class::cast)
                .map(Upstream::value).findFirst().orElseThrow();
        if (unusable.isPresent()) {
            return refusing(unusable.get());
        }
        PartitionedUpstream tests = source.servers().upstreams().get(name);
        if (tests == null) {
            throw new IllegalStateException("There is no upstream " + name + ": the build of the tests reads @Upstream only"
                    + " from fields and parameters of the classes of the application and its tests.");
        }
        return new MockUpstreamView(tests, source.servers().url(name), runs::current,
                ExpectedOidc.of(source.wiring().properties(name), source::path, config));
    }

    /** Refuses each use: the test class is refused before it begins, but its fields are injected before that. */
    private static MockUpstream refusing(String problem) {
        return (MockUpstream) Proxy.newProxyInstance(MockUpstream.class.getClassLoader(), new Class<?>[] { MockUpstream.class },
                (self, method, arguments) -> {
                    throw new IllegalStateException(problem);
                });
    }

    void started(@Observes StartupEvent event) {
        if (conflicts.isEmpty()) {
            addresses.line().ifPresent(LOG::info);
        }
    }

    /** The addresses that something stronger than a mock gives: they fail every test of the application. */
    public List<String> conflicts() {
        return conflicts;
    }

    /** The problems of the {@code @Upstream}s of test classes, by the name of the class. */
    public Map<String, List<String>> problems() {
        return source.wiring().problems();
    }

    /** All upstreams of the application. */
    public UpstreamGroup group() {
        return group;
    }

    @PreDestroy
    void stop() {
        source.servers().close();
    }
}
