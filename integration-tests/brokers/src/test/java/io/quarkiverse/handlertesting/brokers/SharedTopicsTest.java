package io.quarkiverse.handlertesting.brokers;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.Delivery;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.Record;

/** {@code awaitIdle()} by the channels that read a topic: one of each group gets a record. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@Timeout(120)
class SharedTopicsTest {

    private static final int MANY = 50;
    /** The first message waits until the consumer has joined its group. */
    private static final Duration JOINED = Duration.ofSeconds(60);

    @Singleton
    static class Desk {

        @Channel("bulk-out")
        Emitter<String> bulk;
        @Channel("stones-out")
        Emitter<Record<String, String>> stones;
        @Channel("shared-out")
        Emitter<String> shared;
        @Channel("copies-out")
        Emitter<String> copies;
        @Channel("wide-out")
        Emitter<String> wide;
        @Channel("regional-out")
        Emitter<String> regional;
        @Inject
        Event<Handled> handled;
        @Inject
        Gate gate;

        private void handle(String channel, String id, String key) {
            handled.fire(new Handled(channel, id, key, List.of()));
        }

        @Incoming("bulk")
        @Blocking(ordered = false)
        void takeOne(String id) {
            handle("bulk", id, null);
        }

        @Incoming("stones")
        void take(Record<String, String> stone) {
            handle("stones", String.valueOf(stone.value()), stone.key());
        }

        @Incoming("shared-one")
        void one(String id) {
            handle("shared-one", id, null);
        }

        @Incoming("shared-other")
        void other(String id) {
            handle("shared-other", id, null);
        }

        @Incoming("copies")
        void copy(String id) {
            handle("copies", id, null);
        }

        @Incoming("copies-audit")
        @Blocking
        void audit(String id) throws InterruptedException {
            gate.pass();
            handle("copies-audit", id, null);
        }

        @Incoming("wide")
        void wide(String id) {
            handle("wide", id, null);
        }

        @Incoming("regional")
        void region(String id) {
            handle("regional", id, null);
        }
    }

    @Inject
    Desk desk;
    @Inject
    Gate gate;
    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void waitsForEachMessageOfARequest() {
        var handled = events.subscribe(fired(Handled.class));
        List<String> ids = IntStream.range(0, MANY).mapToObj(Integer::toString).toList();
        ids.forEach(desk.bulk::send);
        events.awaitIdle(JOINED);
        assertEquals(ids, handled.seen().stream().map(Handled::id).sorted(SharedTopicsTest::byNumber).toList());
        assertEquals(MANY, events.subscribeFromStart(delivered("bulk")).seen().size());
    }

    private static int byNumber(String one, String other) {
        return Integer.compare(Integer.parseInt(one), Integer.parseInt(other));
    }

    @Test
    void waitsForATombstone() {
        var handled = events.subscribe(fired(Handled.class));
        var sent = events.subscribe(sent("stones-out"));
        desk.stones.send(Record.of("k", null));
        events.awaitIdle(JOINED);
        assertEquals(List.of(new Handled("stones", "null", "k", List.of())), handled.seen());
        ChannelMessage stone = sent.seen().get(0);
        assertEquals("stones-out \"k\" null", stone.toString());
        channels.message("stones", null).key("l").send().within(JOINED).expectAck();
        assertEquals("l", handled.take(2).get(1).key());
    }

    @Test
    void waitsForOneChannelOfAGroup() {
        var handled = events.subscribe(fired(Handled.class));
        desk.shared.send("1");
        events.awaitIdle(JOINED);
        assertEquals(List.of("1"), handled.seen().stream().map(Handled::id).toList());
    }

    @Test
    void waitsForEachGroup() throws InterruptedException {
        var deliveries = events.subscribe(delivered("copies"));
        var audited = events.subscribe(delivered("copies-audit"));
        desk.copies.send("1");
        gate.awaitEntered();
        assertEquals(Delivery.Outcome.ACKED, deliveries.within(JOINED).await().outcome());
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ZERO)).getMessage();
        assertTrue(report.contains("  copies-audit"), report);
        gate.open();
        events.awaitIdle(JOINED);
        assertEquals(1, audited.seen().size());
    }

    @Test
    void waitsForAChannelWithConcurrency() {
        var handled = events.subscribe(fired(Handled.class));
        desk.wide.send("1");
        events.awaitIdle(JOINED);
        assertEquals(List.of("1"), handled.seen().stream().map(Handled::id).toList());
        channels.send("wide", "2").within(JOINED).expectAck();
    }

    @Test
    void waitsForAChannelThatReadsAPattern() {
        var handled = events.subscribe(fired(Handled.class));
        desk.regional.send("1");
        events.awaitIdle(JOINED);
        assertEquals(List.of("1"), handled.seen().stream().map(Handled::id).toList());
        channels.send("region-north", "2").within(JOINED).expectAck();
    }
}
