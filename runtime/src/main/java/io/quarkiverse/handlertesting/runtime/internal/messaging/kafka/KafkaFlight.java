package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.List;
import java.util.Set;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Flight;
import io.quarkiverse.handlertesting.runtime.internal.messaging.OutgoingMessages;

/** A record of the application on its way over a broker. Thread-safe. */
final class KafkaFlight extends Flight {

    private final OutgoingMessages.Sending sending;
    private final ProducerRecord<?, ?> record;
    private volatile byte[] written;

    /**
     * @param cause {@code null} if it is unknown
     * @param sending {@code null} for a record that no channel sends
     * @param record as the application has made it
     */
    KafkaFlight(RunningCause cause, OutgoingMessages.Sending sending, ProducerRecord<?, ?> record, Set<String> readers) {
        super(cause, to(record), readers);
        this.sending = sending;
        this.record = record;
    }

    static Destination to(ProducerRecord<?, ?> record) {
        return new Destination("topic", record.topic());
    }

    /** Called with the bytes of the key, then with those of the value. */
    void written(byte[] bytes) {
        written = bytes;
    }

    @Override
    protected ChannelMessage message() {
        return new ChannelMessage(sending == null ? record.topic() : sending.channel(), record.topic(), record.value(),
                record.key(), RecordText.headers(record.headers()), sending == null ? List.of() : sending.metadata(), written);
    }
}
