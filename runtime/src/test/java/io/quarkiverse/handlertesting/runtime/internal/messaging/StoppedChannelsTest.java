package io.quarkiverse.handlertesting.runtime.internal.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Consumers;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.StandaloneConfig;

/** Channels of an application that has stopped. */
class StoppedChannelsTest {

    @Test
    void takeNoMessage() {
        MockedChannels channels = new MockedChannels(null, null,
                new ChannelDirectory(new Consumers(Map.of(), Map.of(), Map.of()), Optional::empty), List.of(), List.of(), null);
        ChannelsImpl ofTests = new ChannelsImpl(channels, List.of(), StandaloneConfig.of(EventsConfig.class));
        channels.stop();
        assertEquals("The application has stopped, so no message can be sent to orders.",
                assertThrows(IllegalStateException.class, () -> ofTests.send("orders", "text")).getMessage());
    }
}
