package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Arrived;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ArrivedMessage;
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

    /** Called when a record or batch of a broker is acked. */
    public static void acking(Object message) {
        Arrived arrived = arrived(message);
        if (arrived != null) {
            arrived.acknowledging(null);
        }
    }

    /** Called when a record or batch of a broker is nacked. */
    public static void nacking(Object message, Object reason) {
        Arrived arrived = arrived(message);
        if (arrived != null) {
            arrived.acknowledging((Throwable) reason);
        }
    }

    /** Called with the result of an ack; returns the result to use in its place. */
    public static CompletionStage<Void> acked(CompletionStage<Void> result, Object message, Metadata metadata) {
        return followed(result, message);
    }

    /** Called with the result of a nack; returns the result to use in its place. */
    public static CompletionStage<Void> nacked(CompletionStage<Void> result, Object message, Throwable reason) {
        return followed(result, message);
    }

    private static CompletionStage<Void> followed(CompletionStage<Void> result, Object message) {
        Arrived arrived = arrived(message);
        // What follows the result runs before the end.
        return arrived == null ? result : result.whenComplete((none, failure) -> arrived.acknowledged());
    }

    /**
     * Called with the metadata of a batch, which takes none besides: its first record keeps it.
     *
     * @return the metadata to use in its place
     */
    public static Metadata metadata(Metadata metadata, Object batch) {
        ArrivedBatch arrived = ofBatch((KafkaRecordBatch<?, ?>) batch);
        return arrived == null ? metadata : arrived.with(metadata);
    }

    private static Arrived arrived(Object message) {
        return message instanceof KafkaRecordBatch<?, ?> batch ? ofBatch(batch)
                : ((Message<?>) message).getMetadata().get(ArrivedMessage.class).orElse(null);
    }

    private static ArrivedBatch ofBatch(KafkaRecordBatch<?, ?> batch) {
        List<? extends KafkaRecord<?, ?>> records = batch.getRecords();
        return records == null || records.isEmpty() ? null
                : records.get(0).getMetadata().get(ArrivedBatch.class).orElse(null);
    }
}
