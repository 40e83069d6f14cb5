package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;

/** The addresses that the application has configured: a mock replaces scheme, host and port, and keeps the rest. */
final class OriginalAddresses {

    private final Map<String, String> addresses = new HashMap<>();

    OriginalAddresses(UpstreamWiring wiring, ConfigSourceContext configured) {
        wiring.addresses().values().forEach(all -> all.forEach(address -> add(address, configured)));
    }

    /** Properties that are not configured get the address that counts. */
    private void add(UpstreamWiring.Address address, ConfigSourceContext configured) {
        Map<String, String> own = new LinkedHashMap<>();
        for (String property : address.inOrder()) {
            String value = value(configured, property);
            if (value != null) {
                own.put(property, value);
            }
        }
        String others = own.values().stream().findFirst().orElse(address.code());
        address.properties().forEach(property -> addresses.putIfAbsent(property, own.getOrDefault(property, others)));
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

    /** The address in this property; empty if there is none. */
    String of(String property) {
        return addresses.getOrDefault(property, "");
    }
}
