package io.quarkiverse.handlertesting.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

/** Switches off Dev Services of brokers before the application is built. */
class BuildTimeChannelsTest {

    @Test
    void switchesOffAllBrokersIfAllChannelsAreMocked() {
        ConfigSource source = BuildTimeChannels.sources("true", Set::of).get(0);
        assertEquals("false", source.getValue("quarkus.kafka.devservices.enabled"));
        assertEquals("false", source.getValue("quarkus.amqp.devservices.enabled"));
        assertNull(source.getValue("quarkus.datasource.devservices.enabled"));
        assertEquals(Set.of(), source.getPropertyNames());
        assertTrue(source.getOrdinal() < 100, "a value of the application comes first");
    }

    @Test
    void switchesThemOffIfEachChannelIsNamed() {
        assertFalse(BuildTimeChannels.sources("orders, payments", () -> Set.of("payments", "orders")).isEmpty());
        assertFalse(BuildTimeChannels.sources("orders, true", () -> Set.of("orders", "payments")).isEmpty());
    }

    @Test
    void leavesThemIfAChannelIsNotMocked() {
        assertEquals(List.of(), BuildTimeChannels.sources("orders, payments", () -> Set.of("payments", "notes")));
        assertEquals(List.of(), BuildTimeChannels.sources("orders", Set::of), "the channels are unknown");
        assertEquals(List.of(), BuildTimeChannels.sources("false", Set::of));
        assertEquals(List.of(), BuildTimeChannels.sources("", Set::of));
        assertEquals(List.of(), BuildTimeChannels.sources(null, Set::of));
    }

    /** Quarkus gives a channel without a connector the only one of the application. */
    @Test
    void findsChannelsThatHaveNoConnectorInTheConfiguration() throws IOException {
        assertEquals(Set.of("orders", "confirmations"),
                ApplicationChannels.external(Index.of(Orders.class, Incoming.class, Outgoing.class)));
    }

    static class Orders {

        @Channel("confirmations")
        Emitter<String> confirmations;

        @Incoming("orders")
        @Outgoing("inner")
        String order(String text) {
            return text;
        }

        @Incoming("inner")
        void inner(String text) {
        }
    }

    @Test
    void answersOnlyWhileTestsAreBuilt() {
        // This test runs in no build.
        assertEquals(List.of(), new BuildTimeChannels().getConfigSources(null));
    }
}
