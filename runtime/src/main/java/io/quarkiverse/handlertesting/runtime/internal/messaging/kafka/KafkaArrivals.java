package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.List;

import jakarta.inject.Singleton;

import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.BrokerMessages;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ArrivedMessage;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;

/** The records that arrive from a broker of Kafka. */
@Singleton
public class KafkaArrivals implements BrokerMessages {

    private final KafkaFlights flights;
    private final KafkaReaders readers;
    /** The record that a deserializer could not read; there is none unless the next call of this thread stops the channel. */
    private final ThreadLocal<Unreadable> unreadable = new ThreadLocal<>();

    /** @param number {@code null} for none */
    private record Unreadable(String number, String topic) {
    }

    public KafkaArrivals(KafkaFlights flights, KafkaReaders readers) {
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
        if (message.getMetadata().get(ArrivedMessage.class).isPresent()) {
            // It goes to another subscriber of the channel.
            return null;
        }
        if (message instanceof IncomingKafkaRecord<?, ?> record) {
            return flights.arrived(record, reader);
        }
        return message instanceof IncomingKafkaRecordBatch<?, ?> batch && !batch.getRecords().isEmpty()
                ? arrived(batch, reader)
                : null;
    }

    private ArrivedBatch arrived(IncomingKafkaRecordBatch<?, ?> batch, String reader) {
        List<ArrivedMessage> records = batch.getRecords().stream()
                .map(each -> flights.arrived(each.unwrap(IncomingKafkaRecord.class), reader)).toList();
        ArrivedBatch arrived = new ArrivedBatch(records);
        batch.getRecords().get(0).unwrap(IncomingKafkaRecord.class).injectMetadata(arrived);
        return arrived;
    }

    /** Called with a record that becomes a dead letter, before its consumer has seen it if its value could not be read. */
    void dead(IncomingKafkaRecord<?, ?> record, Throwable reason) {
        if (record.getMetadata().get(ArrivedMessage.class).isPresent()) {
            return;
        }
        String reader = record.getMetadata().get(IncomingKafkaRecordMetadata.class).orElseThrow().getChannel();
        ArrivedMessage arrived = flights.arrived(record, reader);
        if (arrived.cause() != null) {
            MessageWork work = MessageWork.begin(arrived.cause(), List.of(BrokerMessages.channel(reader)));
            arrived.counted(work);
            work.sent();
        }
        arrived.unreadable(reason);
    }

    /** Called when a deserializer of a channel begins. */
    void reading() {
        unreadable.remove();
    }

    /** Called when the deserializer of a channel fails on this thread, before the connector knows what follows. */
    void unreadable(Headers headers, String topic) {
        unreadable.set(new Unreadable(KafkaFlights.number(headers), topic));
    }

    /** Called when a channel reads no further record. */
    void stopped(String reader, Throwable reason) {
        Unreadable record = unreadable.get();
        unreadable.remove();
        readers.stop(reader, reason);
        if (record != null) {
            flights.unreadable(record.number(), record.topic(), reader, reason);
        }
    }
}
