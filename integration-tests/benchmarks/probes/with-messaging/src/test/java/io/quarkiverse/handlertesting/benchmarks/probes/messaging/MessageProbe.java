package io.quarkiverse.handlertesting.benchmarks.probes.messaging;

import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.benchmarks.probes.Samples;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** Measures the time from a message to the application until its answer is there, for each kind of wait in turn. */
@QuarkusTest
@TestProfile(MessagingProfile.class)
class MessageProbe {

    private static final int TRIPS = Integer.getInteger("benchmarks.trips");
    private static final int MESSAGES = Integer.getInteger("benchmarks.messages");

    @Inject
    Channels channels;
    @Inject
    Events events;
    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;
    @Inject
    Confirmations application;

    /** Microseconds. */
    @Test
    void sendToReturn() throws Exception {
        List<Trip> trips = trips();
        for (int i = 0; i < 2 * TRIPS; i++) { // the first half warms up
            for (Trip trip : trips) {
                double micros = measure(trip, 1) / 1e3;
                if (i >= TRIPS) {
                    Samples.add(trip.name(), micros);
                }
            }
        }
    }

    /** Messages per second. */
    @Test
    void manyMessages() throws Exception {
        for (Trip trip : trips()) {
            Samples.add(trip.name() + ", many", MESSAGES / (measure(trip, MESSAGES) / 1e9));
        }
    }

    private List<Trip> trips() {
        return List.of(new OurTrip(channels, events), MemoryTrip.withAwaitility(connector),
                MemoryTrip.withLatch(connector, application));
    }

    private static double measure(Trip trip, int messages) throws Exception {
        long begun = System.nanoTime();
        trip.send(messages);
        return System.nanoTime() - begun;
    }
}
