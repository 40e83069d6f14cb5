package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.List;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.BrokerMessages;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ArrivedMessage;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;

/** The records that arrive from a broker of Kafka. */
@Singleton
public class KafkaArrivals implements BrokerMessages {

    private final KafkaFlights flights;
    private final KafkaReaders readers;

    public KafkaArrivals(KafkaFlights flights, KafkaReaders readers) {
        this.flights = flights;
        this.readers = readers;
    }

    @Override
    public void subscribed(String channel) {
        readers.add(channel);
    }

    @Override
    public void ended(String channel) {
        readers.remove(channel);
    }

    @Override
    public Arrival arrival(Message<?> message, String channel) {
        if (message.getMetadata().get(ArrivedMessage.class).isPresent()) {
            // It goes to another subscriber of the channel.
            return null;
        }
        if (message instanceof IncomingKafkaRecord<?, ?> record) {
            return flights.arrived(record, channel);
        }
        return message instanceof IncomingKafkaRecordBatch<?, ?> batch && !batch.getRecords().isEmpty()
                ? arrived(batch, channel)
                : null;
    }

    private ArrivedBatch arrived(IncomingKafkaRecordBatch<?, ?> batch, String channel) {
        List<ArrivedMessage> records = batch.getRecords().stream()
                .map(each -> flights.arrived(each.unwrap(IncomingKafkaRecord.class), channel)).toList();
        ArrivedBatch arrived = new ArrivedBatch(records);
        batch.getRecords().get(0).unwrap(IncomingKafkaRecord.class).injectMetadata(arrived);
        return arrived;
    }
}
