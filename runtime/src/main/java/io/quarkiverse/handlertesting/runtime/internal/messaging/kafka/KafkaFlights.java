package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.BrokerMessages;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ArrivedMessage;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Flight;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Flights;
import io.quarkiverse.handlertesting.runtime.internal.messaging.MockedChannels;
import io.quarkiverse.handlertesting.runtime.internal.messaging.OutgoingMessages;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;

/** The records that the application and its tests send to Kafka, by the number in their header. Thread-safe. */
@Singleton
public class KafkaFlights {

    private final ApplicationTestRuns runs;
    private final KafkaReaders readers;
    private final OutgoingMessages outgoing;
    private final Flights flights;

    public KafkaFlights(ApplicationTestRuns runs, MockedChannels channels, KafkaReaders readers, OutgoingMessages outgoing) {
        this.runs = runs;
        this.readers = readers;
        this.outgoing = outgoing;
        this.flights = new Flights(runs, channels);
    }

    /** Returns a copy with the cause in a header: the application keeps its record. Outside tests, the record itself. */
    <K, V> ProducerRecord<K, V> sending(ProducerRecord<K, V> record) {
        OutgoingMessages.Sending sending = outgoing.take();
        if (!runs.isAnyRunning()) {
            return record;
        }
        RunningCause cause = sending != null && sending.cause() != null ? sending.cause() : runs.currentCause().current();
        Set<String> groups = cause == null ? Set.of() : readers.groupsOf(record.topic());
        return marked(record, flights.add(new KafkaFlight(cause, sending, record, groups,
                waiting -> readers.stopped(record.topic(), waiting))));
    }

    /** Begins the flight of a record that a test sends. Returns a copy with the cause in a header. */
    <K, V> ProducerRecord<K, V> launch(ProducerRecord<K, V> record, Flight flight) {
        return marked(record, flights.launch(flight));
    }

    private static <K, V> ProducerRecord<K, V> marked(ProducerRecord<K, V> record, String number) {
        Headers headers = new RecordHeaders(record.headers());
        headers.remove(CauseHeader.NAME);
        headers.add(CauseHeader.NAME, RecordText.bytes(number));
        return new ProducerRecord<>(record.topic(), record.partition(), record.timestamp(), record.key(), record.value(),
                headers);
    }

    /** Follows the attempts to send a record. */
    <T> Uni<T> followed(Uni<T> result, ProducerRecord<?, ?> record) {
        return flights.followed(result, number(record.headers()));
    }

    /**
     * Called when the broker has answered a record of a test.
     *
     * @param failure {@code null} if the broker has confirmed it
     */
    void answered(ProducerRecord<?, ?> record, Throwable failure) {
        flights.answered(number(record.headers()), failure);
    }

    /** Called with what the serializers of the key and of the value write, in this order. */
    void written(Headers headers, byte[] bytes) {
        find(headers).ifPresent(flight -> flight.written(bytes));
    }

    /** Called when the serializer of the key or of the value has failed. */
    void unwritable(Headers headers, Throwable failure) {
        find(headers).ifPresent(flight -> flight.unwritable(failure));
    }

    private Optional<KafkaFlight> find(Headers headers) {
        return headers != null && flights.find(number(headers)) instanceof KafkaFlight flight ? Optional.of(flight)
                : Optional.empty();
    }

    /** Called with a record that the reader of a channel has got. */
    ArrivedMessage arrived(IncomingKafkaRecord<?, ?> record, String reader) {
        String number = number(record.getHeaders());
        // The application sees the headers that are there without us.
        record.getHeaders().remove(CauseHeader.NAME);
        return flights.arrived(record, number, record.getTopic(), BrokerMessages.channel(reader), readers.groupOf(reader));
    }

    /**
     * Called with a record that the reader of a channel could not read, and that has stopped it.
     *
     * @param number {@code null} for none
     */
    void unreadable(String number, String topic, String reader, Throwable reason) {
        flights.unreadable(number, topic, BrokerMessages.channel(reader), readers.groupOf(reader), reason);
    }

    /** The number in the header of a record; {@code null} for none. */
    static String number(Headers headers) {
        Header header = headers.lastHeader(CauseHeader.NAME);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
