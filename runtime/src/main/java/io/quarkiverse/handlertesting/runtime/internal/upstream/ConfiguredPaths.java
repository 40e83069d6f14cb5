package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;

/**
 * The paths of the addresses that the application has configured: a mock replaces the host of an address, and keeps the path.
 */
final class ConfiguredPaths {

    private final Map<String, String> paths = new HashMap<>();

    ConfiguredPaths(UpstreamWiring wiring, ConfigSourceContext configured) {
        wiring.addresses().values().forEach(addresses -> addresses.forEach(address -> add(address, configured)));
    }

    /** Properties that are not configured get the path of the first property that is. */
    private void add(UpstreamWiring.Address address, ConfigSourceContext configured) {
        Map<String, String> own = new LinkedHashMap<>();
        for (String property : address.properties()) {
            String value = value(configured, property);
            if (value != null) {
                own.put(property, UpstreamWiring.pathOf(value));
            }
        }
        String others = own.values().stream().findFirst().orElse(address.path());
        address.properties().forEach(property -> paths.putIfAbsent(property, own.getOrDefault(property, others)));
    }

    /** The value of a property; {@code null} if it is not configured. */
    private static String value(ConfigSourceContext configured, String property) {
        try {
            ConfigValue value = configured.getValue(property);
            return value == null ? null : value.getValue();
        } catch (NoSuchElementException unresolved) {
            // An expression whose property exists in production only.
            return null;
        }
    }

    /** The path of the address in this property. */
    String of(String property) {
        return paths.getOrDefault(property, "");
    }
}
