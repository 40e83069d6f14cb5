package io.quarkiverse.handlertesting.runtime.internal.messaging.amqp;

import java.util.Set;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.BrokerMessages;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ArrivedMessage;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Flight;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Flights;
import io.quarkiverse.handlertesting.runtime.internal.messaging.MockedChannels;
import io.quarkiverse.handlertesting.runtime.internal.messaging.OutgoingMessages;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.amqp.AmqpMessage;

/** The messages that the application and its tests send over AMQP, by the number in their application property. Thread-safe. */
@Singleton
public class AmqpFlights {

    private final ApplicationTestRuns runs;
    private final AmqpReaders readers;
    private final OutgoingMessages outgoing;
    private final Flights flights;

    public AmqpFlights(ApplicationTestRuns runs, MockedChannels channels, AmqpReaders readers, OutgoingMessages outgoing) {
        this.runs = runs;
        this.readers = readers;
        this.outgoing = outgoing;
        this.flights = new Flights(runs, channels);
    }

    /** Returns a copy with the cause in a property: the application keeps its message. Outside tests, the message itself. */
    io.vertx.mutiny.amqp.AmqpMessage sending(io.vertx.mutiny.amqp.AmqpMessage made, Message<?> message) {
        OutgoingMessages.Sending sending = outgoing.take();
        if (sending == null || !runs.isAnyRunning()) {
            return made;
        }
        RunningCause cause = sending.cause() != null ? sending.cause() : runs.currentCause().current();
        Set<String> groups = cause == null ? Set.of() : readers.groupsOf(made.address());
        Flight flight = new AmqpFlight(cause, sending, made.getDelegate().unwrap(), groups,
                waiting -> readers.stopped(made.address(), waiting));
        return new io.vertx.mutiny.amqp.AmqpMessage(CauseProperty.with(made.getDelegate(), flights.add(flight)));
    }

    /** Follows the attempts to send a message. */
    Uni<?> followed(Uni<?> result, io.vertx.mutiny.amqp.AmqpMessage message) {
        return flights.followed(result, CauseProperty.find(message.getDelegate().unwrap()));
    }

    /** Begins the flight of a message that a test sends; returns its number. */
    String launch(Flight flight) {
        return flights.launch(flight);
    }

    /**
     * Called when the broker has answered a message of a test.
     *
     * @param failure {@code null} if the broker has confirmed it
     */
    void answered(String number, Throwable failure) {
        flights.answered(number, failure);
    }

    /** Called with a message that the reader of a channel has got. */
    ArrivedMessage arrived(AmqpMessage<?> message, String reader) {
        String number = CauseProperty.find(message.unwrap());
        CauseProperty.remove(message.unwrap());
        String address = message.getAddress();
        return flights.arrived(message, number, address == null ? readers.addressOf(reader) : address,
                BrokerMessages.channel(reader), readers.groupOf(reader));
    }
}
