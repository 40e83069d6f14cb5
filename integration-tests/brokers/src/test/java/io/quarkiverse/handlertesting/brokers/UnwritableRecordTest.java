package io.quarkiverse.handlertesting.brokers;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Messages of the application that cannot be written, and whose sender does not look at the result. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@Timeout(120)
class UnwritableRecordTest {

    /** Payloads that cannot be written; of {@code "later"}, only the first attempt fails. */
    static final class Odd {

        private final String text;
        private boolean tried;

        Odd(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return "Odd " + text;
        }
    }

    public static class Odds implements Serializer<Odd> {

        @Override
        public byte[] serialize(String topic, Odd odd) {
            if (odd.text.equals("never")) {
                throw new SerializationException("cannot write it");
            }
            if (!odd.tried) {
                odd.tried = true;
                throw new IllegalStateException("cannot write it yet");
            }
            return odd.text.getBytes();
        }
    }

    @Singleton
    static class Sender {

        @Channel("odds-out")
        Emitter<Odd> odds;
        @Channel("orders-out")
        Emitter<Order> orders;
        @Inject
        Event<Handled> handled;

        @Incoming("odds")
        void receive(String text) {
            handled.fire(new Handled("odds", text, null, List.of()));
        }
    }

    @Inject
    Sender sender;
    @Inject
    Events events;

    @Test
    void isInTheTimeline() {
        var sent = events.subscribe(sent("odds-out"));
        sender.odds.send(new Odd("never"));
        events.awaitIdle(Duration.ofSeconds(60));
        assertEquals(List.of(), sent.seen());
        assertEquals(List.of(
                "odds-out UnwritableRecordTest.Odd[text=never, tried=false] -> not written: SerializationException: cannot write it"),
                lines());
        RecordedEvent event = events.seen().get(0);
        assertEquals("cannot write it", event.failure().getMessage());
        events.expectFailure(SerializationException.class);
    }

    @Test
    void isAwaitedWhileTheConnectorTriesAgain() {
        var named = events.subscribe(named("odds-out"));
        var handled = events.subscribe(fired(Handled.class));
        sender.odds.send(new Odd("later"));
        assertEquals("cannot write it yet", named.await().failure().getMessage());
        events.awaitIdle(Duration.ofSeconds(60));
        assertEquals(List.of(
                "odds-out UnwritableRecordTest.Odd[text=later, tried=true] -> not written: IllegalStateException: cannot write it yet",
                "odds-out UnwritableRecordTest.Odd[text=later, tried=true]"), lines().subList(0, 2));
        assertEquals(List.of("later"), handled.seen().stream().map(Handled::id).toList());
    }

    @Test
    void isAlsoWhatTheBrokerDoesNotTake() {
        sender.orders.send(new Order("1", "x".repeat(2_000_000)));
        events.awaitIdle(Duration.ofSeconds(60));
        assertEquals(List.of(events.expectFailure(RecordTooLargeException.class)),
                events.seen().stream().map(RecordedEvent::failure).toList());
    }

    private List<String> lines() {
        return events.seen().stream().map(event -> event.payload().toString()).toList();
    }
}
