package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.List;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.impl.KafkaSource;

/** Called by Kafka's connector, whose classes are changed for the tests. */
public final class KafkaHop {

    private KafkaHop() {
    }

    /** Called with a record that a producer sends; returns the record to send in its place. */
    public static ProducerRecord<?, ?> sending(ProducerRecord<?, ?> record) {
        return Beans.find(KafkaFlights.class).<ProducerRecord<?, ?>> map(flights -> flights.sending(record)).orElse(record);
    }

    /** Called with the result of the sending; returns the result to use in its place. */
    public static Uni<?> sent(Uni<?> result, Object producer, ProducerRecord<?, ?> record) {
        return Beans.find(KafkaFlights.class).<Uni<?>> map(flights -> flights.followed(result, record)).orElse(result);
    }

    /** Called with a call of a serializer; returns the call to make in its place. */
    public static Supplier<byte[]> serializing(Supplier<byte[]> serialize, String topic, Headers headers, Object data) {
        return () -> {
            KafkaFlights flights = Beans.find(KafkaFlights.class).orElse(null);
            if (flights == null) {
                return serialize.get();
            }
            try {
                byte[] bytes = serialize.get();
                flights.written(headers, bytes);
                return bytes;
            } catch (RuntimeException | LinkageError failure) {
                flights.unwritable(headers, failure);
                throw failure;
            }
        };
    }

    /** Called with a call of a deserializer; returns the call to make in its place. */
    public static Supplier<?> deserializing(Supplier<?> deserialize, String topic, Headers headers, byte[] data) {
        return () -> {
            KafkaArrivals arrivals = headers == null ? null : Beans.find(KafkaArrivals.class).orElse(null);
            if (arrivals == null) {
                return deserialize.get();
            }
            arrivals.reading();
            try {
                return deserialize.get();
            } catch (RuntimeException | LinkageError failure) {
                arrivals.unreadable(headers, topic);
                throw failure;
            }
        };
    }

    /** Called when the connector stops reading a channel. */
    public static void stopping(Object source, Object reason) {
        String reader = ((KafkaSource<?, ?>) source).getChannel();
        // It has no name while it is made. The connector goes on after a rebalance.
        if (reader != null && !(reason instanceof RebalanceInProgressException)) {
            Beans.find(KafkaArrivals.class).ifPresent(arrivals -> arrivals.stopped(reader, (Throwable) reason));
        }
    }

    /** Called with a record that becomes a dead letter; returns the record to use in its place. */
    public static IncomingKafkaRecord<?, ?> dead(IncomingKafkaRecord<?, ?> record, Throwable reason, Metadata metadata) {
        Beans.find(KafkaArrivals.class).ifPresent(arrivals -> arrivals.dead(record, reason));
        return record;
    }

    /**
     * Called with the metadata of a batch, which takes none besides: its first record keeps it.
     *
     * @return the metadata to use in its place
     */
    public static Metadata metadata(Metadata metadata, Object batch) {
        List<? extends KafkaRecord<?, ?>> records = ((KafkaRecordBatch<?, ?>) batch).getRecords();
        ArrivedBatch arrived = records == null || records.isEmpty() ? null
                : records.get(0).getMetadata().get(ArrivedBatch.class).orElse(null);
        return arrived == null ? metadata : arrived.with(metadata);
    }
}
