package io.quarkiverse.handlertesting.deployment;

import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Answers only what no other source answers. It hides the names of its properties, since Quarkus records named properties for
 * the application.
 *
 * @param name the name of the source
 * @param values the values, by the names of the properties
 */
record FallbackSource(String name, Map<String, String> values) implements ConfigSource {

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
        return values.get(property);
    }

    @Override
    public String getName() {
        return name;
    }
}
