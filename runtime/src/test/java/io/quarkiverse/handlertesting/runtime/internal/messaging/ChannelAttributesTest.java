package io.quarkiverse.handlertesting.runtime.internal.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Topics;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Which topics a channel reads. */
class ChannelAttributesTest {

    private static Topics topics(Map<String, String> attributes) {
        Map<String, String> all = new HashMap<>(attributes);
        all.put("channel-name", "orders");
        all.put(MockedConnectors.ORIGINAL, "smallrye-kafka");
        return new ChannelAttributes(new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(all, "test", 100))
                .build()).topics();
    }

    @Test
    void areSeparatedByCommas() {
        assertEquals(new Topics(List.of("a", "b"), false), topics(Map.of("topics", "a, b")));
    }

    @Test
    void areOnePatternWithACommaInIt() {
        assertEquals(new Topics(List.of("a{1,2}"), true), topics(Map.of("topic", "a{1,2}", "pattern", "true")));
    }

    @Test
    void areTheNameOfTheChannelByDefault() {
        assertEquals(new Topics(List.of("orders"), false), topics(Map.of()));
    }
}
