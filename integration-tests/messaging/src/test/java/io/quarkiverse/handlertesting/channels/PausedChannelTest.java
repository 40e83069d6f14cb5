package io.quarkiverse.handlertesting.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.ChannelRegistry;

@QuarkusTest
class PausedChannelTest {

    @Inject
    Channels channels;
    @Inject
    Events events;
    @Inject
    ChannelRegistry registry;

    @AfterEach
    void pause() {
        registry.getPausable("paused").pause();
    }

    @Test
    void keepsItsMessagesUntilItGoesOn() {
        SentMessage first = channels.send("paused", "first");
        SentMessage second = channels.send("paused", "second");
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ZERO)).getMessage();
        assertEquals(List.of("CHANNEL paused, caused by request 1: message to paused",
                "CHANNEL paused, caused by request 2: message to paused"),
                report.lines().map(String::strip).filter(line -> line.startsWith("CHANNEL"))
                        .map(line -> line.replaceAll(" +for .*?s  ", " ")
                                .replaceAll(" started at [^,]*,", ""))
                        .toList());
        registry.getPausable("paused").resume();
        first.expectAck();
        second.expectAck();
        events.awaitIdle();
    }
}
