package io.quarkiverse.handlertesting.runtime.internal.messaging.amqp;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.BrokerMessages;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ArrivedMessage;
import io.smallrye.reactive.messaging.amqp.AmqpMessage;

/** The messages that arrive from a broker of AMQP. */
@Singleton
public class AmqpArrivals implements BrokerMessages {

    private final AmqpFlights flights;
    private final AmqpReaders readers;

    public AmqpArrivals(AmqpFlights flights, AmqpReaders readers) {
        this.flights = flights;
        this.readers = readers;
    }

    @Override
    public void subscribed(String reader) {
        readers.add(reader);
    }

    @Override
    public void ended(String reader) {
        readers.remove(reader);
    }

    @Override
    public Arrival arrival(Message<?> message, String reader) {
        // One that has arrived before goes to another subscriber of the channel.
        return message instanceof AmqpMessage<?> amqp && amqp.getMetadata().get(ArrivedMessage.class).isEmpty()
                ? flights.arrived(amqp, reader)
                : null;
    }
}
