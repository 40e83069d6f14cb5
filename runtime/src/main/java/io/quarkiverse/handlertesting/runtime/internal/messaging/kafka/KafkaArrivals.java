package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.BrokerMessages;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork;
import io.quarkiverse.handlertesting.runtime.internal.messaging.MockedChannels;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;

/** The records that arrive from a broker of Kafka. */
@Singleton
public class KafkaArrivals implements BrokerMessages {

    private final KafkaFlights flights;
    private final KafkaReaders readers;
    private final MockedChannels channels;

    public KafkaArrivals(KafkaFlights flights, KafkaReaders readers, MockedChannels channels) {
        this.flights = flights;
        this.readers = readers;
        this.channels = channels;
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
        if (message.getMetadata().get(ArrivedRecord.class).isPresent()) {
            // It goes to another subscriber of the channel.
            return null;
        }
        if (message instanceof IncomingKafkaRecord<?, ?> record) {
            return new ArrivedOne(record, arrived(record, channel));
        }
        return message instanceof IncomingKafkaRecordBatch<?, ?> batch && !batch.getRecords().isEmpty()
                ? new ArrivedTogether(batch, channel)
                : null;
    }

    private ArrivedRecord arrived(IncomingKafkaRecord<?, ?> record, String channel) {
        String number = KafkaFlights.number(record.getHeaders());
        RunningCause cause = number == null ? null : flights.cause(number, record.getTopic());
        // The application sees the headers that are there without us.
        record.getHeaders().remove(CauseHeader.NAME);
        Runnable landed = () -> flights.arrived(number, record.getTopic(), channel);
        ArrivedRecord arrived = new ArrivedRecord(channels, cause, channel, record.getPayload(),
                cause == null ? null : landed,
                cause == null ? null : flights.acknowledgement(number, record.getTopic(), channel));
        record.injectMetadata(arrived);
        if (cause != null) {
            record.injectMetadata(new MessageCause(cause));
        }
        return arrived;
    }

    private record ArrivedOne(IncomingKafkaRecord<?, ?> record, ArrivedRecord arrived) implements Arrival {

        @Override
        public RunningCause cause() {
            return arrived.cause();
        }

        @Override
        public void counted(MessageWork work) {
            arrived.counted(work);
            record.injectMetadata(work);
            arrived.landed();
        }
    }

    private final class ArrivedTogether implements Arrival {

        private final List<ArrivedRecord> records = new ArrayList<>();
        private final ArrivedBatch batch;

        ArrivedTogether(IncomingKafkaRecordBatch<?, ?> arriving, String channel) {
            arriving.getRecords().forEach(each -> records.add(arrived(each.unwrap(IncomingKafkaRecord.class), channel)));
            this.batch = new ArrivedBatch(records);
            arriving.getRecords().get(0).unwrap(IncomingKafkaRecord.class).injectMetadata(batch);
        }

        @Override
        public RunningCause cause() {
            return batch.cause();
        }

        @Override
        public void counted(MessageWork work) {
            batch.counted(work);
            records.forEach(ArrivedRecord::landed);
        }
    }
}
