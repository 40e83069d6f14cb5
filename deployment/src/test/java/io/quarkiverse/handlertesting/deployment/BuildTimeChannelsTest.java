package io.quarkiverse.handlertesting.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

/** Switches off Dev Services of brokers before the application is built. */
class BuildTimeChannelsTest {

    @Test
    void switchesOffAllBrokersIfAllChannelsAreMocked() {
        ConfigSource source = BuildTimeChannels.sources("true").get(0);
        assertEquals("false", source.getValue("quarkus.kafka.devservices.enabled"));
        assertEquals("false", source.getValue("quarkus.amqp.devservices.enabled"));
        assertNull(source.getValue("quarkus.datasource.devservices.enabled"));
        assertEquals(Set.of(), source.getPropertyNames());
        assertTrue(source.getOrdinal() < 100, "a value of the application comes first");
    }

    @Test
    void leavesThemIfSomeChannelsAreMocked() {
        assertEquals(List.of(), BuildTimeChannels.sources("orders, payments"));
        assertEquals(List.of(), BuildTimeChannels.sources("false"));
        assertEquals(List.of(), BuildTimeChannels.sources(null));
        assertFalse(BuildTimeChannels.sources("orders, true").isEmpty());
    }

    @Test
    void answersOnlyWhileTestsAreBuilt() {
        // This test runs in no build.
        assertEquals(List.of(), new BuildTimeChannels().getConfigSources(null));
    }
}
