package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.named;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.apache.kafka.common.serialization.Serializer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkus.test.junit.QuarkusTest;

/** A message of the application that its serializer cannot write, and whose sender does not look at the result. */
@QuarkusTest
class UnwritableMessageTest {

    @Inject
    Channels channels;
    @Inject
    Events events;

    record Odd(String text) {
    }

    public static class Odds implements Serializer<Odd> {

        @Override
        public byte[] serialize(String topic, Odd odd) {
            throw new IllegalStateException("cannot write " + odd);
        }
    }

    @Singleton
    static class Sender {

        @Inject
        @Channel("odds")
        Emitter<Odd> odds;

        @Incoming("odd-texts")
        void send(String text) {
            odds.send(new Odd(text));
        }
    }

    @Test
    void isInTheTimeline() {
        channels.send("odd-texts", "text").expectAck();
        events.awaitIdle();
        assertEquals(
                """
                        #1  <t>  CHANNEL_SENT       odds Odd[text=text] -> not written: IllegalStateException: cannot write Odd[text=text]
                        #2  <t>  CHANNEL_DELIVERED  odd-texts "text" -> acked by UnwritableMessageTest.Sender.send in <t>""",
                text(events.timeline()));
    }

    @Test
    void isNotSent() {
        var sent = events.subscribe(sent("odds", Odd.class)).within(Duration.ofNanos(1));
        var named = events.subscribe(named("odds"));
        channels.send("odd-texts", "text").expectAck();
        RecordedEvent event = named.await();
        assertEquals("cannot write Odd[text=text]", event.failure().getMessage());
        String failure = assertThrows(EventAssertionError.class, sent::await).getMessage();
        assertEquals(
                """
                        Expected message to odds within 1 µs, but in <t> it did not come.
                        Nothing of r1 is running any more.
                        The test saw:
                          #1  <t>  CHANNEL_SENT       odds Odd[text=text] -> not written: IllegalStateException: cannot write Odd[text=text]   <- not written
                          #2  <t>  CHANNEL_DELIVERED  odd-texts "text" -> acked by UnwritableMessageTest.Sender.send in <t>""",
                text(failure));
    }

    private static String text(String timeline) {
        return timeline.replaceAll(" +[\\d.]+ .?s  ", "  <t>  ").replaceAll(" in [\\d.]+ .?s", " in <t>").stripIndent()
                .stripTrailing();
    }
}
