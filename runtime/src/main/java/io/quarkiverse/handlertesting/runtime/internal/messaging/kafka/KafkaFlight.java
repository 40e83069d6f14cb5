package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.UnwritableMessage;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Flight;
import io.quarkiverse.handlertesting.runtime.internal.messaging.OutgoingMessages;

/** A record of the application on its way over a broker. Thread-safe. */
final class KafkaFlight extends Flight {

    private final OutgoingMessages.Sending sending;
    private final ProducerRecord<?, ?> record;
    private volatile byte[] written;
    /** How a serializer has failed in the last attempt to send; {@code null} if none has. */
    private volatile Throwable unwritable;

    /**
     * @param cause {@code null} if it is unknown
     * @param sending {@code null} for a record that no channel sends
     * @param record as the application has made it
     * @param stopped why groups get no record, as {@link KafkaReaders#stopped(String, Set)} says
     */
    KafkaFlight(RunningCause cause, OutgoingMessages.Sending sending, ProducerRecord<?, ?> record, Set<String> readers,
            Function<Set<String>, String> stopped) {
        super(cause, to(record), readers, stopped);
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

    /** Called when the serializer of the key or of the value has failed. */
    void unwritable(Throwable failure) {
        unwritable = failure;
    }

    @Override
    protected synchronized void began() {
        unwritable = null;
        super.began();
    }

    private String channel() {
        return sending == null ? record.topic() : sending.channel();
    }

    @Override
    protected ChannelMessage message() {
        return new ChannelMessage(channel(), record.topic(), record.value(), record.key(), RecordText.headers(record.headers()),
                sending == null ? List.of() : sending.metadata(), written);
    }

    /** The connector passes on that of a serializer in an exception of its own. */
    @Override
    protected UnwritableMessage unwritten(Throwable failure) {
        return new UnwritableMessage(channel(), record.value(), unwritable == null ? failure : unwritable);
    }
}
