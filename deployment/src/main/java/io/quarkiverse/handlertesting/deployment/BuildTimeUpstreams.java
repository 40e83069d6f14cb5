package io.quarkiverse.handlertesting.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;

/**
 * Shows the build that the properties of upstreams have an address, if they have none. A Dev Service starts for an address that
 * is missing when the application is built, where the source of the mocks' addresses is not read: they have no port yet.
 *
 * <p>
 * The service loader creates this class with each configuration that has the deployment jar on its class path. It finds
 * upstreams only while tests are built.
 */
public final class BuildTimeUpstreams implements ConfigSourceFactory {

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (LaunchMode.current() != LaunchMode.TEST
                || !(Thread.currentThread().getContextClassLoader() instanceof QuarkusClassLoader loader)) {
            return List.of();
        }
        Set<String> properties = properties(loader.getReloadableClassNames(), loader);
        return properties.isEmpty() ? List.of()
                : List.of(new FallbackSource(
                        "mock upstreams of handler-testing, without ports",
                        properties.stream().collect(Collectors.toMap(property -> property, property -> "http://localhost"))));
    }

    /**
     * The properties that classes name in {@code @Upstream}.
     */
    static Set<String> properties(Set<String> classes, ClassLoader loader) {
        Set<String> properties = new HashSet<>();
        new UpstreamSearch(AnnotatedClasses.index(classes, loader, Set.of(Upstream.class.getName()))).wiring().addresses()
                .values()
                .forEach(all -> all.forEach(address -> properties.addAll(address.properties())));
        return properties;
    }
}
