package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;

/** The addresses that the application has configured: a mock replaces scheme, host and port, and keeps the rest. */
final class OriginalAddresses {

    /** The prefix of a property that has an address in production only: the mock has the path of that one. */
    static final String PRODUCTION = "%prod.";

    private final Map<String, String> addresses = new HashMap<>();

    OriginalAddresses(UpstreamWiring wiring, ConfigSourceContext configured) {
        wiring.addresses().values().forEach(all -> all.forEach(address -> add(address, configured)));
    }

    /** Properties that are not configured get the address that counts. */
    private void add(UpstreamWiring.Address address, ConfigSourceContext configured) {
        Map<String, String> own = own(address, "", configured);
        if (own.isEmpty()) {
            own = own(address, PRODUCTION, configured);
        }
        String others = own.values().stream().findFirst().orElse(address.code());
        for (String property : address.properties()) {
            addresses.putIfAbsent(property, own.getOrDefault(property, others));
        }
    }

    /** The addresses by property, in the order in which they count. */
    private static Map<String, String> own(UpstreamWiring.Address address, String prefix, ConfigSourceContext configured) {
        Map<String, String> own = new LinkedHashMap<>();
        for (String property : address.inOrder()) {
            String value = value(configured, prefix + property);
            if (value != null) {
                own.put(property, value);
            }
        }
        return own;
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
