package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamWiring.Address;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;

/** The address of the real service is the configured one, else the one in the code. */
class OriginalAddressesTest {

    private static List<String> addressesOf(Map<String, String> configured) {
        UpstreamWiring wiring = new UpstreamWiring(Map.of("hub", List.of(
                new Address("https://hub/code", List.of("hub.first", "hub.second"), List.of()), Address.of("hub.other"))),
                Map.of(),
                Map.of());
        OriginalAddresses addresses = new OriginalAddresses(wiring, new Configured(configured));
        return List.of(addresses.of("hub.first"), addresses.of("hub.second"), addresses.of("hub.other"));
    }

    @Test
    void eachConfiguredPropertyKeepsItsAddress() {
        assertEquals(List.of("https://hub/first/", "https://hub/second", "https://hub/other"),
                addressesOf(Map.of("hub.first", "https://hub/first/", "hub.second",
                        "https://hub/second", "hub.other", "https://hub/other")));
    }

    @Test
    void aMissingPropertyHasTheAddressOfAnother() {
        assertEquals(List.of("https://hub/second", "https://hub/second", ""),
                addressesOf(Map.of("hub.second", "https://hub/second")));
    }

    @Test
    void theAddressOfProductionCountsIfThereIsNoOther() {
        assertEquals(List.of("https://sso/realms/acme", "https://sso/realms/acme", "https://other/"),
                addressesOf(Map.of("%prod.hub.first", "https://sso/realms/acme", "%prod.hub.other", "https://other/")));
        assertEquals(List.of("https://hub/second", "https://hub/second", ""),
                addressesOf(Map.of("%prod.hub.first", "https://sso/realms/acme", "hub.second", "https://hub/second",
                        "%prod.hub.second", "https://sso/other")));
    }

    /** As a REST client reads them. */
    @Test
    void overrideUriAndUriCountBeforeUrl() {
        UpstreamWiring wiring = new UpstreamWiring(Map.of("hub", List.of(new Address("https://hub/code",
                List.of("rest.hub.url", "rest.\"a.Hub\".uri"), List.of("hub/mp-rest/uri", "rest.hub.override-uri")))),
                Map.of(), Map.of());
        Map<String, String> configured = new HashMap<>(Map.of("rest.hub.url", "https://hub/url"));
        assertEquals("https://hub/url", addressOf(wiring, configured));
        configured.put("hub/mp-rest/uri", "https://hub/mp-uri");
        assertEquals("https://hub/mp-uri", addressOf(wiring, configured));
        configured.put("rest.hub.override-uri", "https://hub/override");
        assertEquals("https://hub/override", addressOf(wiring, configured));
    }

    private static String addressOf(UpstreamWiring wiring, Map<String, String> configured) {
        return new OriginalAddresses(wiring, new Configured(configured)).of("rest.\"a.Hub\".uri");
    }

    @Test
    void withoutConfigurationTheAddressIsThatOfTheCode() {
        assertEquals(List.of("https://hub/code", "https://hub/code", ""), addressesOf(Map.of()));
    }

    @Test
    void anUnresolvedExpressionHasTheAddressOfTheCode() {
        assertEquals(List.of("https://hub/code", "https://hub/code", ""), addressesOf(Map.of("hub.first", "${HUB}/first")));
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
