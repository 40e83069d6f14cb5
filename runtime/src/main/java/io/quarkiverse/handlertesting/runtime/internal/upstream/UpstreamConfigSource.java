package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The addresses of the upstreams, with precedence over {@code application.properties}. Creating this source starts the
 * listeners, in parallel with the application; reading an address waits for its listener.
 */
final class UpstreamConfigSource implements ConfigSource {

    /** {@code application.properties} has 250, the environment 300. */
    static final int ORDINAL = 275;

    private final UpstreamWiring wiring;
    private final OriginalAddresses originals;
    /** The upstreams by property; a map, because the configuration looks here for each property that is read. */
    private final Map<String, String> upstreamOf;
    private final UpstreamServers servers;

    UpstreamConfigSource(UpstreamWiring wiring, OriginalAddresses originals, ClassLoader loader) {
        this.wiring = wiring;
        this.originals = originals;
        this.upstreamOf = wiring.upstreams();
        Map<String, PartitionedUpstream> upstreams = new LinkedHashMap<>();
        wiring.addresses().keySet().forEach(name -> upstreams.put(name, PartitionedUpstream.of(name, loader)));
        this.servers = new UpstreamServers(upstreams);
        upstreams.forEach((name, tests) -> StartingOidc.provide(tests, servers, wiring.properties(name), this::path));
        servers.start();
    }

    /** The source of an application that has mocks. */
    static Optional<UpstreamConfigSource> of(Config config) {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(UpstreamConfigSource.class::isInstance).map(UpstreamConfigSource.class::cast).findFirst();
    }

    UpstreamWiring wiring() {
        return wiring;
    }

    UpstreamServers servers() {
        return servers;
    }

    /** The value of a property: the address that the application has configured there, but at the upstream. */
    String address(String upstream, String property) {
        return wiring.address(upstream, property).mocked(originals.of(property), servers.authority(upstream));
    }

    /**
     * The address of a REST client; empty if it has no mock.
     *
     * @param type the interface of the client
     * @param original the address of the real service; empty if it is the configured one
     */
    Optional<String> mocked(String type, Optional<String> original) {
        String property = UpstreamWiring.addressOf(type, UpstreamWiring.URI);
        return Optional.ofNullable(upstreamOf.get(property)).map(upstream -> original
                .map(address -> MockedAddress.of(address, servers.authority(upstream))).orElseGet(() -> getValue(property)));
    }

    /** The path that the application has configured in this property. */
    String path(String property) {
        return UpstreamWiring.pathOf(originals.of(property));
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
