package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamWiring.Address;

/** Tests read the wiring that the build has written. */
class UpstreamWiringTest {

    @Test
    void writtenWiringIsReadBack() throws IOException {
        UpstreamWiring written = new UpstreamWiring(
                Map.of("hub", List.of(new Address("/v1", List.of("hub.url", "hub.\"a.B\".url")), new Address("", List.of("x"))),
                        "unknown", List.of()),
                Map.of("a.PullTest", List.of("one = 1", "two: „2“")));
        assertEquals(written, UpstreamWiring.parse(new String(written.bytes(), StandardCharsets.UTF_8)));
    }

    @Test
    void anAddressOfTwoNamesBelongsToTheFirst() {
        Map<String, List<Address>> addresses = new TreeMap<>(Map.of("b", List.of(new Address("", List.of("shop.url"))), "a",
                List.of(new Address("", List.of("shop.url", "a.url")))));
        assertEquals(Map.of("shop.url", "a", "a.url", "a"), new UpstreamWiring(addresses, Map.of()).upstreams());
    }

    @Test
    void anAddressHasItsPathWithoutATrailingSlash() {
        assertEquals("/api", UpstreamWiring.pathOf(" https://shop.example/api/ "));
        assertEquals("", UpstreamWiring.pathOf("https://shop.example"));
        assertEquals("", UpstreamWiring.pathOf("https://shop example/api"));
    }
}
