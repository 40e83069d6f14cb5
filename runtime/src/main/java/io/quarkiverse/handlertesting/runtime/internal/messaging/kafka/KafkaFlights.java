package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.messaging.MockedChannels;
import io.smallrye.mutiny.Uni;

/** The records that the application sends to Kafka, by the number in their header. Thread-safe. */
@Singleton
public class KafkaFlights {

    /** In the header in place of a cause that is unknown. */
    private static final String UNKNOWN = "none";
    private static final int MANY = 10_000;

    private final ApplicationTestRuns runs;
    private final MockedChannels channels;
    private final KafkaReaders readers;
    private final KafkaOutgoing outgoing;
    private final AtomicLong lastNumber = new AtomicLong();
    private final Map<String, Flight> underway = new ConcurrentHashMap<>();

    public KafkaFlights(ApplicationTestRuns runs, MockedChannels channels, KafkaReaders readers, KafkaOutgoing outgoing) {
        this.runs = runs;
        this.channels = channels;
        this.readers = readers;
        this.outgoing = outgoing;
    }

    /** Returns a copy with the cause in a header: the application keeps its record. Outside tests, the record itself. */
    <K, V> ProducerRecord<K, V> sending(ProducerRecord<K, V> record) {
        KafkaOutgoing.Sending sending = outgoing.take();
        if (!runs.isAnyRunning()) {
            return record;
        }
        RunningCause cause = sending != null && sending.cause() != null ? sending.cause() : runs.currentCause().current();
        String number = (cause == null ? UNKNOWN : cause.header()) + "-" + lastNumber.incrementAndGet();
        Headers headers = new RecordHeaders(record.headers());
        headers.remove(CauseHeader.NAME);
        headers.add(CauseHeader.NAME, RecordText.bytes(number));
        Set<String> groups = cause == null ? Set.of() : readers.groupsOf(record.topic());
        forgetEnded();
        underway.put(number, new Flight(cause, sending, record, groups));
        return new ProducerRecord<>(record.topic(), record.partition(), record.timestamp(), record.key(), record.value(),
                headers);
    }

    /** A record that a consumer never gets is on its way until the end of its test. */
    private void forgetEnded() {
        if (underway.size() >= MANY) {
            underway.values().removeIf(Flight::hasEnded);
        }
    }

    /** Follows the attempts to send a record. */
    <T> Uni<T> followed(Uni<T> result, ProducerRecord<?, ?> record) {
        String number = number(record.headers());
        Flight flight = number == null ? null : underway.get(number);
        if (flight == null) {
            return result;
        }
        return Uni.createFrom().deferred(() -> {
            underway.put(number, flight);
            flight.began();
            return result;
        }).onItem().invoke(() -> {
            channels.sent(flight.cause(), flight.message());
            if (flight.confirmed()) {
                underway.remove(number);
            }
        }).onFailure().invoke(() -> {
            underway.remove(number);
            flight.failed();
        });
    }

    /** Called with what the serializers of the key and of the value write, in this order. */
    void written(Headers headers, byte[] bytes) {
        String number = headers == null ? null : number(headers);
        Flight flight = number == null ? null : underway.get(number);
        if (flight != null) {
            flight.written(bytes);
        }
    }

    /** Called when a record counts in the channel that has got it. */
    void arrived(String number, String topic, String channel) {
        Flight flight = underway.get(number);
        if (flight != null && flight.isTo(topic) && flight.arrived(readers.groupOf(channel))) {
            underway.remove(number);
        }
    }

    /** The cause that a record has, by the number in its header; {@code null} if it is unknown. */
    RunningCause cause(String number, String topic) {
        Flight flight = underway.get(number);
        return flight != null && flight.isTo(topic) ? flight.cause()
                : runs.resolve(number.substring(0, Math.max(0, number.lastIndexOf('-')))).orElse(null);
    }

    /** The number in the header of a record; {@code null} for none. */
    static String number(Headers headers) {
        Header header = headers.lastHeader(CauseHeader.NAME);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
