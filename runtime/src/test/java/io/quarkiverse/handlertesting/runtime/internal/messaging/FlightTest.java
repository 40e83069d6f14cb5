package io.quarkiverse.handlertesting.runtime.internal.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.UnwritableMessage;
import io.quarkiverse.handlertesting.runtime.internal.cause.IdleReport;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Flight.Destination;

/** How long a message is on its way over a broker. */
class FlightTest {

    private final TestRun test = TestCauses.runs().begin("OrdersTest.places");
    private final RunningCause request = test.request("POST /orders");

    private String stopped = "";

    private Flight to(String... groups) {
        Flight flight = new Flight(request, new Destination("topic", "orders"), Set.of(groups),
                awaited -> stopped) {

            @Override
            protected UnwritableMessage unwritten(Throwable failure) {
                return new UnwritableMessage("orders-out", "book", failure);
            }
        };
        flight.began();
        return flight;
    }

    private void assertInFlight() {
        assertEquals("OrdersTest.places ended, but 1 piece of its work is still running:\n"
                + "  CHANNEL  in flight to topic orders" + stopped + ", caused by request 1: POST /orders",
                IdleReport.leftovers(test, test.leftovers()).replaceAll("for +[0-9.]+ .?s  ", "")
                        .replaceAll("started at [^,]*, ", ""));
    }

    private void assertEnded() {
        assertEquals(List.of(), test.leftovers());
    }

    @Test
    void untilEachGroupHasGotIt() {
        Flight flight = to("shop", "audit");
        assertFalse(flight.confirmed());
        assertFalse(flight.arrived("shop"));
        assertInFlight();
        assertTrue(flight.arrived("audit"));
        assertEnded();
    }

    @Test
    void isOverWhenTheBrokerHasConfirmedItAfterItsArrival() {
        Flight flight = to("shop");
        assertFalse(flight.arrived("shop"));
        assertEnded();
        assertTrue(flight.confirmed());
    }

    @Test
    void doesNotCountWithoutAReaderHere() {
        Flight flight = to();
        assertEnded();
        assertTrue(flight.confirmed());
    }

    @Test
    void countsForEachAttempt() {
        Flight flight = to("shop");
        flight.failed(new IllegalStateException("no leader"));
        assertEnded();
        flight.began();
        assertInFlight();
    }

    @Test
    void aSecondDeliveryOfOneGroupIsNotThatOfAnother() {
        Flight flight = to("shop", "audit");
        flight.arrived("shop");
        flight.arrived("shop");
        assertInFlight();
    }

    @Test
    void saysWhyItDoesNotArrive() {
        to("shop");
        stopped = ", but the channel orders has stopped: IOException: gone";
        assertInFlight();
    }

    @Test
    void isNotWrittenOnce() {
        Flight flight = to("shop");
        assertEquals("orders-out \"book\" -> not written: IllegalStateException: no leader",
                flight.failed(new IllegalStateException("no leader")).toString());
        flight.began();
        assertNull(flight.failed(new IllegalStateException("no leader")));
    }
}
