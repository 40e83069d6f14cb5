package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

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

/** The records that the application and its tests send to Kafka, by the number in their header. Thread-safe. */
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
        Set<String> groups = cause == null ? Set.of() : readers.groupsOf(record.topic());
        return marked(record, new Flight(cause, sending, record, groups));
    }

    /** Begins the flight of a record that a test sends. Returns a copy with the cause in a header. */
    <K, V> ProducerRecord<K, V> launch(ProducerRecord<K, V> record, Flight flight) {
        flight.began();
        return marked(record, flight);
    }

    private <K, V> ProducerRecord<K, V> marked(ProducerRecord<K, V> record, Flight flight) {
        RunningCause cause = flight.cause();
        String number = (cause == null ? UNKNOWN : cause.header()) + "-" + lastNumber.incrementAndGet();
        Headers headers = new RecordHeaders(record.headers());
        headers.remove(CauseHeader.NAME);
        headers.add(CauseHeader.NAME, RecordText.bytes(number));
        forgetEnded();
        underway.put(number, flight);
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

    /**
     * Called when the broker has answered a record of a test.
     *
     * @param failure {@code null} if the broker has confirmed it
     */
    void answered(ProducerRecord<?, ?> record, Throwable failure) {
        String number = number(record.headers());
        Flight flight = underway.get(number);
        if (flight != null && failure != null) {
            underway.remove(number);
            flight.failed();
        } else if (flight != null && flight.confirmed()) {
            underway.remove(number);
        }
    }

    /** Takes the acknowledgement of a record that a channel has got: {@code null} for an ack, else the reason. */
    Consumer<Throwable> acknowledgement(String number, String topic, String channel) {
        Flight flight = underway.get(number);
        return flight == null || !flight.isTo(topic) ? reason -> {
        } : reason -> flight.acknowledged(readers.groupOf(channel), reason);
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
