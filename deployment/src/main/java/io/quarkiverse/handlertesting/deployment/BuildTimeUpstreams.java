package io.quarkiverse.handlertesting.deployment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.jandex.Indexer;

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
        return properties.isEmpty() ? List.of() : List.of(new Presence(properties));
    }

    /**
     * The properties that classes name in {@code @Upstream}. No index exists yet: only the few classes that name the annotation
     * are indexed.
     */
    static Set<String> properties(Set<String> classes, ClassLoader loader) {
        Indexer indexer = new Indexer();
        String annotation = Upstream.class.getName().replace('.', '/');
        for (String name : classes) {
            try (InputStream file = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] type = file == null ? new byte[0] : file.readAllBytes();
                if (new String(type, ISO_8859_1).contains(annotation)) {
                    indexer.index(new ByteArrayInputStream(type));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        Set<String> properties = new HashSet<>();
        new UpstreamSearch(indexer.complete()).wiring().addresses().values()
                .forEach(all -> all.forEach(address -> properties.addAll(address.properties())));
        return properties;
    }

    /**
     * Answers only what no other source answers. It hides the names of its properties, since Quarkus records named properties
     * for the application.
     */
    private record Presence(Set<String> properties) implements ConfigSource {

        private static final int WEAKEST = 0;

        @Override
        public int getOrdinal() {
            return WEAKEST;
        }

        @Override
        public Set<String> getPropertyNames() {
            return Set.of();
        }

        @Override
        public String getValue(String property) {
            return properties.contains(property) ? "http://localhost" : null;
        }

        @Override
        public String getName() {
            return "mock upstreams of handler-testing, without ports";
        }
    }
}
