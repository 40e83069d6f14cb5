package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Some channels are mocked by their names; another one is not, and is disabled, since there is no broker. */
@QuarkusTest
@TestProfile(NamedChannelsTest.Names.class)
class NamedChannelsTest {

    public static class Names implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.handler-testing.channels.mocked", "orders, confirmations, payments, raw, numbers, objects,"
                    + " lenient, lenient-dead, silent, paused, unused, stock, stock-audit, prices, chained, weights, twice, batches, record-batches, users, answers, odd-texts, odds, broken-stage, broken-method, broken-uni, partitions, no-reason, concurrent, copies, contexts, contexts-uni, contexts-blocking, contexts-chain, contexts-own, failing-commit, failing-declared, failing-uni, failing-nack, shipments, shipped, parcels, plain-parcels, structured, incoming-records, incoming-batches, questions, question-results, retried, hasty, shared-batches",
                    "mp.messaging.incoming.notes.enabled", "false");
        }
    }

    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void mocksTheNamedChannels() {
        var confirmed = events.subscribe(sent("confirmations", Confirmation.class));
        channels.send("orders", new Order("1", "book")).expectAck();
        assertEquals(new Confirmation("1"), confirmed.await());
    }

    @Test
    void refusesAnotherChannel() {
        assertEquals("The channel notes is not mocked, and it is disabled. Mock it with"
                + " %test.quarkus.handler-testing.channels.mocked=true, or with its name, and enable it with"
                + " mp.messaging.incoming.notes.enabled=true.",
                assertThrows(IllegalArgumentException.class, () -> channels.send("notes", "text")).getMessage());
    }
}
