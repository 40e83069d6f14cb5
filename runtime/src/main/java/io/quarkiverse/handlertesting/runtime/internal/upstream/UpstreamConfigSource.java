package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.quarkiverse.handlertesting.runtime.internal.oidc.JwtLibrary;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcProvider;

/**
 * The addresses of the upstreams, stronger than {@code application.properties}. The listeners begin to start with it, beside
 * the application; whoever asks for an address waits for its listener.
 */
final class UpstreamConfigSource implements ConfigSource {

    /** {@code application.properties} has 250, the environment 300. */
    static final int ORDINAL = 275;

    private final UpstreamWiring wiring;
    private final ConfiguredPaths paths;
    /** By property: the configuration asks for each that anybody reads. */
    private final Map<String, String> upstreamOf;
    private final UpstreamServers servers;

    UpstreamConfigSource(UpstreamWiring wiring, ConfiguredPaths paths, ClassLoader loader) {
        this.wiring = wiring;
        this.paths = paths;
        this.upstreamOf = wiring.upstreams();
        Map<String, PartitionedUpstream> upstreams = new LinkedHashMap<>();
        wiring.addresses().keySet().forEach(name -> upstreams.put(name, upstream(name, loader)));
        this.servers = new UpstreamServers(upstreams);
        // Only now: a provider asks this field for its address.
        servers.start();
    }

    UpstreamWiring wiring() {
        return wiring;
    }

    UpstreamServers servers() {
        return servers;
    }

    private PartitionedUpstream upstream(String name, ClassLoader loader) {
        PartitionedUpstream tests = PartitionedUpstream.of(name, loader);
        ExpectedOidc.atStart(wiring.properties(name), paths::of).filter(settings -> JwtLibrary.isPresent())
                .ifPresent(settings -> tests.provider(engine -> OidcProvider.on(
                        new StartingOidc(tests, engine, servers().url(name), settings), settings.prefix())));
        return tests;
    }

    /** What a property is to hold: the address of an upstream, with the path that the application has there. */
    String address(String upstream, String property) {
        return servers.url(upstream) + path(property);
    }

    /** That which the application has there. */
    String path(String property) {
        return paths.of(property);
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public Set<String> getPropertyNames() {
        return upstreamOf.keySet();
    }

    @Override
    public String getValue(String property) {
        String upstream = upstreamOf.get(property);
        return upstream == null ? null : address(upstream, property);
    }

    @Override
    public String getName() {
        return "mock upstreams of handler-testing";
    }
}
