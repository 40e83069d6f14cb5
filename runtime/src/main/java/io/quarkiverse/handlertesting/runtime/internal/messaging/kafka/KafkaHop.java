package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.smallrye.mutiny.Uni;

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

    /** Called when a record of a broker is acked. */
    public static void acking(Object record) {
        ArrivedRecord arrived = arrived(record);
        if (arrived != null) {
            arrived.acknowledging(null);
        }
    }

    /** Called when a record of a broker is nacked. */
    public static void nacking(Object record, Object reason) {
        ArrivedRecord arrived = arrived(record);
        if (arrived != null) {
            arrived.acknowledging((Throwable) reason);
        }
    }

    /** Called with the result of an ack; returns the result to use in its place. */
    public static CompletionStage<Void> acked(CompletionStage<Void> result, Object record, Metadata metadata) {
        return followed(result, record);
    }

    /** Called with the result of a nack; returns the result to use in its place. */
    public static CompletionStage<Void> nacked(CompletionStage<Void> result, Object record, Throwable reason) {
        return followed(result, record);
    }

    private static CompletionStage<Void> followed(CompletionStage<Void> result, Object record) {
        ArrivedRecord arrived = arrived(record);
        // What follows the result runs before the end.
        return arrived == null ? result : result.whenComplete((none, failure) -> arrived.acknowledged());
    }

    private static ArrivedRecord arrived(Object record) {
        return ((Message<?>) record).getMetadata().get(ArrivedRecord.class).orElse(null);
    }
}
