package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;

/** The paths of the addresses that the application has without us: a mock stands in for a host, and not for a path of it. */
final class ConfiguredPaths {

    private final Map<String, String> paths = new HashMap<>();

    ConfiguredPaths(UpstreamWiring wiring, ConfigSourceContext configured) {
        wiring.properties().forEach((upstream, properties) -> paths.put(upstream, properties.stream()
                .map(property -> address(configured, property)).filter(address -> address != null).findFirst()
                .map(UpstreamWiring::pathOf).orElse(wiring.paths().getOrDefault(upstream, ""))));
    }

    /** {@code null} if there is none. */
    private static String address(ConfigSourceContext configured, String property) {
        try {
            ConfigValue value = configured.getValue(property);
            return value == null ? null : value.getValue();
        } catch (NoSuchElementException unresolved) {
            // It is made of another that is not there: only in production, as it may be.
            return null;
        }
    }

    String of(String upstream) {
        return paths.getOrDefault(upstream, "");
    }
}
