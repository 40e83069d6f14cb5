package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;

/** The paths of the addresses that the application has without us: a mock stands in for a host, and not for a path of it. */
final class ConfiguredPaths {

    private final Map<String, String> paths = new HashMap<>();

    ConfiguredPaths(UpstreamWiring wiring, ConfigSourceContext configured) {
        wiring.addresses().values().forEach(addresses -> addresses.forEach(address -> add(address, configured)));
    }

    /** Properties that are not configured themselves have the path of those that are. */
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

    /** {@code null} if there is none. */
    private static String value(ConfigSourceContext configured, String property) {
        try {
            ConfigValue value = configured.getValue(property);
            return value == null ? null : value.getValue();
        } catch (NoSuchElementException unresolved) {
            // It is made of another that is not there: only in production, as it may be.
            return null;
        }
    }

    /** Of the address that this property is to hold. */
    String of(String property) {
        return paths.getOrDefault(property, "");
    }
}
