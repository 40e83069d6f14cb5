package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * A record of the application, or of a test, on its way: over when the broker has confirmed it and each group of consumers in
 * this application has got it. Thread-safe.
 */
final class Flight {

    private final RunningCause cause;
    private final KafkaOutgoing.Sending sending;
    private final ProducerRecord<?, ?> record;
    /** The groups of this application that read the topic and have not got the record. */
    private final Set<String> awaited;
    private volatile byte[] written;
    private final BiConsumer<String, Throwable> acknowledgements;
    /** {@code null} while nothing is waited for. */
    private Work work;
    private boolean confirmed;

    /**
     * @param cause {@code null} if it is unknown
     * @param sending {@code null} for a record that no channel sends
     * @param record as the application has made it
     */
    Flight(RunningCause cause, KafkaOutgoing.Sending sending, ProducerRecord<?, ?> record, Set<String> readers) {
        this(cause, sending, record, readers, (group, reason) -> {
        });
    }

    /** @param acknowledgements takes the acknowledgement of each group, with {@code null} for an ack, else with the reason */
    Flight(RunningCause cause, KafkaOutgoing.Sending sending, ProducerRecord<?, ?> record, Set<String> readers,
            BiConsumer<String, Throwable> acknowledgements) {
        this.acknowledgements = acknowledgements;
        this.cause = cause;
        this.sending = sending;
        this.record = record;
        this.awaited = new HashSet<>(readers);
    }

    RunningCause cause() {
        return cause;
    }

    boolean isTo(String topic) {
        return record.topic().equals(topic);
    }

    /** Called with the bytes of the key, then with those of the value. */
    void written(byte[] bytes) {
        written = bytes;
    }

    /** Called when an attempt to send begins. */
    synchronized void began() {
        if (cause != null && work == null && !awaited.isEmpty()) {
            work = cause.begin(WorkKind.CHANNEL, "in flight to topic " + record.topic());
        }
    }

    /**
     * Called when a consumer has got the record.
     *
     * @return whether the flight is over
     */
    synchronized boolean arrived(String group) {
        awaited.remove(group);
        if (awaited.isEmpty()) {
            end();
        }
        return confirmed && awaited.isEmpty();
    }

    /** Whether a group has not got the record. */
    synchronized boolean isAwaited() {
        return !awaited.isEmpty();
    }

    /** @param reason {@code null} for an ack */
    void acknowledged(String group, Throwable reason) {
        acknowledgements.accept(group, reason);
    }

    /**
     * Called when the broker has confirmed the record.
     *
     * @return whether the flight is over
     */
    synchronized boolean confirmed() {
        confirmed = true;
        return awaited.isEmpty();
    }

    /** Called when an attempt to send has failed. Another one may follow. */
    synchronized void failed() {
        end();
    }

    boolean hasEnded() {
        return cause == null || cause.testRun().hasEnded();
    }

    private void end() {
        if (work != null) {
            work.end();
            work = null;
        }
    }

    ChannelMessage message() {
        return new ChannelMessage(sending == null ? record.topic() : sending.channel(), record.topic(), record.value(),
                record.key(), RecordText.headers(record.headers()), sending == null ? List.of() : sending.metadata(), written);
    }
}
