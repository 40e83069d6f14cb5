package io.quarkiverse.handlertesting.brokers;

import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** A message that the broker does not take ends all channels of AMQP. The application is of no use to other tests then. */
@QuarkusTest
@TestProfile(AmqpRefusalTest.Refused.class)
@QuarkusTestResource(AmqpBroker.class)
@Timeout(120)
class AmqpRefusalTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Singleton
    static class Cellar {

        @Channel("barrels-out")
        Emitter<String> barrels;
    }

    public static class Refused implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.messaging.outgoing.barrels-out.retry-on-fail-attempts", "1");
        }
    }

    @Inject
    Cellar cellar;
    @Inject
    Events events;

    @Test
    void recordsWhatTheBrokerDoesNotTake() {
        var sent = events.subscribe(sent("barrels-out"));
        cellar.barrels.send("1".repeat(2_000_000));
        sent.within(LONG).await();
        cellar.barrels.send("2");
        events.awaitIdle(LONG);
        assertEquals(events.expectFailure(Throwable.class).getMessage(), events.seen().get(1).failure().getMessage());
        String last = events.seen().get(1).payload().toString();
        assertTrue(last.startsWith("barrels-out \"2\" -> not written: NoStackTraceThrowable: message rejected"), last);
        assertEquals(1, sent.seen().size());
    }
}
