package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamWiring.Address;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;

/** The path of an address is the path in the configuration, else the path in the code. */
class ConfiguredPathsTest {

    private static List<String> pathsOf(Map<String, String> configured) {
        UpstreamWiring wiring = new UpstreamWiring(Map.of("hub", List.of(
                new Address("/code", List.of("hub.first", "hub.second"), List.of()), Address.of("hub.other"))), Map.of(),
                Map.of());
        ConfiguredPaths paths = new ConfiguredPaths(wiring, new Configured(configured));
        return List.of(paths.of("hub.first"), paths.of("hub.second"), paths.of("hub.other"));
    }

    @Test
    void eachConfiguredPropertyKeepsItsPath() {
        assertEquals(List.of("/first", "/second", "/other"), pathsOf(Map.of("hub.first", "https://hub/first/", "hub.second",
                "https://hub/second", "hub.other", "https://hub/other")));
    }

    @Test
    void aMissingPropertyHasThePathOfAnother() {
        assertEquals(List.of("/second", "/second", ""), pathsOf(Map.of("hub.second", "https://hub/second")));
    }

    @Test
    void anAddressWithoutAPathHasNoPath() {
        assertEquals(List.of("", "", ""), pathsOf(Map.of("hub.first", "https://hub")));
    }

    @Test
    void withoutConfigurationThePathIsThatOfTheCode() {
        assertEquals(List.of("/code", "/code", ""), pathsOf(Map.of()));
    }

    @Test
    void anUnresolvedExpressionHasThePathOfTheCode() {
        assertEquals(List.of("/code", "/code", ""), pathsOf(Map.of("hub.first", "${HUB}/first")));
    }

    private record Configured(Map<String, String> values) implements ConfigSourceContext {

        @Override
        public ConfigValue getValue(String name) {
            String value = values.get(name);
            if (value != null && value.startsWith("${")) {
                throw new NoSuchElementException(value);
            }
            return value == null ? null : ConfigValue.builder().withName(name).withValue(value).build();
        }

        @Override
        public Iterator<String> iterateNames() {
            return values.keySet().iterator();
        }
    }
}
