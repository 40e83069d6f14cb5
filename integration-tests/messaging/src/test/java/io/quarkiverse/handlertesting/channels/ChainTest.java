package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.channels.Consumers.Seen;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.MessagingAssertionError;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.junit.QuarkusTest;

/** A consumer that passes its message to another one inside the application, which acks it. */
@QuarkusTest
class ChainTest {

    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void recordsTheThreadOfTheFirstConsumer() {
        var seen = events.subscribe(fired(Seen.class));
        var deliveries = events.subscribe(delivered("chained"));
        channels.send("chained", "text").expectAck();
        assertEquals(seen.await().thread(), deliveries.await().thread());
    }

    @Test
    void saysThatALaterConsumerFailed() {
        SentMessage message = channels.send("chained", "broken");
        events.awaitIdle();
        assertEquals("no end", events.expectFailure(IllegalStateException.class).getMessage());
        MessagingAssertionError failure = assertThrows(MessagingAssertionError.class,
                message.within(Duration.ofNanos(1))::expectAck);
        assertEquals("Expected an ack of request 1: message to chained within 1 µs, but Consumers.chained has neither acked nor"
                + " nacked it, and a later consumer failed with IllegalStateException: no end.",
                failure.getMessage().lines().findFirst().orElseThrow());
    }
}
