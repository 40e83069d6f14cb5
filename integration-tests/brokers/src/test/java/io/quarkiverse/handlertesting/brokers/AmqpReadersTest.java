package io.quarkiverse.handlertesting.brokers;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Channels of AMQP with {@code concurrency}. */
@QuarkusTest
@QuarkusTestResource(AmqpBroker.class)
@Timeout(120)
class AmqpReadersTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Singleton
    static class Office {

        @Channel("piles-out")
        Emitter<String> piles;
        @Inject
        Event<Handled> handled;

        @Incoming("piles")
        void sort(String id) {
            handled.fire(new Handled("piles", id, null, List.of()));
        }

        @Incoming("papers")
        void read(String id) {
            handled.fire(new Handled("papers", id, null, List.of()));
        }
    }

    @Inject
    Office office;
    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void waitsForAChannelWithConcurrency() {
        var handled = events.subscribe(fired(Handled.class));
        office.piles.send("1");
        events.awaitIdle(LONG);
        assertEquals(List.of(new Handled("piles", "1", null, List.of())), handled.seen());
        assertEquals(1, events.subscribeFromStart(delivered("piles")).seen().size());
        channels.send("piles", "2").within(LONG).expectAck();
    }

    @Test
    void awaitsTheAckOfEachReaderOfATopic() {
        var handled = events.subscribe(fired(Handled.class));
        channels.send("papers", "1").within(LONG).expectAck();
        assertEquals(List.of("1", "1"), handled.seen().stream().map(Handled::id).toList());
    }
}
