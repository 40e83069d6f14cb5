package io.quarkiverse.handlertesting.brokers;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A channel of Kafka reads the topics that match a pattern. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@Timeout(120)
class BrokerPatternTest {

    private static final Duration JOINED = Duration.ofSeconds(60);

    @Inject
    Events events;
    @Inject
    Channels channels;

    @Test
    void waitsForTheConsumerOfAMatchingTopic() {
        var handled = events.subscribe(fired(Handled.class));
        RestAssured.post("/audits/1").then().statusCode(204);
        events.awaitIdle(JOINED);
        assertEquals(List.of(new Handled("audit-orders", "1", null, List.of())), handled.seen());
    }

    @Test
    void sendsToAMatchingTopic() {
        var handled = events.subscribe(fired(Handled.class));
        var deliveries = events.subscribe(delivered("audit-bills"));
        SentMessage audit = channels.send("audit-bills", "2");
        audit.within(JOINED).expectAck();
        events.awaitIdle(audit);
        assertEquals(List.of(new Handled("audit-bills", "2", null, List.of())), handled.seen());
        assertEquals(1, deliveries.seen().size());
    }

    @Test
    void needsTheNameOfATopic() {
        assertEquals("The channel audits reads the topics that match audit-[a-z]{1,9}. Name one of them in place of the"
                + " channel.",
                assertThrows(IllegalArgumentException.class, () -> channels.send("audits", "3")).getMessage());
    }
}
