package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.List;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;

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
            byte[] bytes = serialize.get();
            Beans.find(KafkaFlights.class).ifPresent(flights -> flights.written(headers, bytes));
            return bytes;
        };
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
