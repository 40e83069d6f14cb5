package io.quarkiverse.handlertesting.brokers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** A nack ends all channels of AMQP, as in production. The application is of no use to other tests then. */
@QuarkusTest
@TestProfile(AmqpFailureTest.Failing.class)
@QuarkusTestResource(AmqpBroker.class)
@Timeout(120)
class AmqpFailureTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Channels channels;
    @Inject
    Events events;

    public static class Failing implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.messaging.incoming.returns.failure-strategy", "fail");
        }
    }

    @Test
    void refusesMessagesAfterANack() {
        SentMessage parcel = channels.send("returns", "broken").within(LONG);
        assertEquals("a broken parcel", parcel.expectNack(IllegalArgumentException.class).getMessage());
        events.awaitIdle(LONG);
        assertEquals("The application no longer reads the channel letters.",
                assertThrows(IllegalStateException.class, () -> channels.send("letters", new Letter("1", "hello")))
                        .getMessage());
    }
}
