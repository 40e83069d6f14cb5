package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamWiring.Address;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamWiring.Address.Part;

/** Tests read the wiring that the build has written. */
class UpstreamWiringTest {

    @Test
    void writtenWiringIsReadBack() throws IOException {
        UpstreamWiring written = new UpstreamWiring(
                Map.of("hub", List.of(new Address("/v1", List.of("hub.url", "hub.\"a.B\".url"), List.of("a.B/url", "B/url")),
                        new Address("", List.of("x"), List.of("y")), Address.of("z"), Address.of("p", Part.PORT)), "unknown",
                        List.of()),
                Map.of("hub", List.of("a.PullTest", "a.Outer$TagTest")),
                Map.of("a.PullTest", List.of("one = 1", "two: „2“")));
        assertEquals(written, UpstreamWiring.parse(new String(written.bytes(), StandardCharsets.UTF_8)));
    }

    @Test
    void anAddressOfTwoNamesBelongsToTheFirst() {
        Map<String, List<Address>> addresses = new TreeMap<>(Map.of("b", List.of(Address.of("shop.url")), "a",
                List.of(new Address("", List.of("shop.url", "a.url"), List.of("a.uri")))));
        assertEquals(Map.of("shop.url", "a", "a.url", "a"), new UpstreamWiring(addresses, Map.of(), Map.of()).upstreams());
    }

    @Test
    void anAddressHasItsPath() {
        assertEquals("/api/", UpstreamWiring.pathOf(" https://shop.example/api/ "));
        assertEquals("", UpstreamWiring.pathOf("https://shop.example"));
        assertEquals("", UpstreamWiring.pathOf("https://shop example/api"));
    }

    @Test
    void aDeclarationNamesTheFirstClasses() {
        UpstreamWiring wiring = new UpstreamWiring(Map.of(), Map.of("one", List.of("a.Outer$PullTest"), "three",
                List.of("a.A", "a.B", "a.C"), "four", List.of("a.A", "a.B", "a.C", "a.D"), "five",
                List.of("a.A", "a.B", "a.C", "a.D", "a.E")), Map.of());
        assertEquals("@Upstream(\"one\") of Outer.PullTest", wiring.declaration("one"));
        assertEquals("@Upstream(\"three\") of A, B, C", wiring.declaration("three"));
        assertEquals("@Upstream(\"four\") of A, B, C and 1 other class", wiring.declaration("four"));
        assertEquals("@Upstream(\"five\") of A, B, C and 2 other classes", wiring.declaration("five"));
    }

    @Test
    void refusedUpstreamsReplaceNothing() {
        UpstreamWiring wiring = new UpstreamWiring(Map.of("hub", List.of(Address.of("hub.url"))),
                Map.of("hub", List.of("a.PullTest", "a.TagTest")), Map.of());
        assertEquals(new UpstreamWiring(Map.of(), wiring.classes(),
                Map.of("a.PullTest", List.of("too old"), "a.TagTest", List.of("too old"))), wiring.refused("too old"));
    }
}
