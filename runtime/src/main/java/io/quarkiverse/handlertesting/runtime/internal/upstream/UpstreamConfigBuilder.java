package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.List;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.WireMockJar;
import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Adds the addresses of the upstreams to the configuration of an application under test. */
public class UpstreamConfigBuilder implements ConfigBuilder {

    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        UpstreamWiring found = UpstreamWiring.read(loader);
        UpstreamWiring wiring = WireMockJar.problem(UpstreamConfigBuilder.class.getClassLoader()).map(found::refused)
                .orElse(found);
        return builder.withSources(new ConfigSourceFactory() {
            @Override
            public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
                return List.of(new UpstreamConfigSource(wiring, new OriginalAddresses(wiring, context), loader));
            }
        });
    }
}
