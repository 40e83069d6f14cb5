package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.List;
import java.util.concurrent.CompletionStage;

import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;

/**
 * Called by the batches of Kafka's connector, whose class is changed for the tests. A batch takes no further metadata, so its
 * first record keeps it.
 */
public final class KafkaBatchHop {

    private KafkaBatchHop() {
    }

    /** Called with the metadata of a batch; returns the metadata to use in its place. */
    public static Metadata metadata(Metadata metadata, Object batch) {
        ArrivedBatch arrived = arrived(batch);
        return arrived == null ? metadata : arrived.with(metadata);
    }

    /** Called when a batch is acked. */
    public static void acking(Object batch) {
        ArrivedBatch arrived = arrived(batch);
        if (arrived != null) {
            arrived.acknowledging(null);
        }
    }

    /** Called when a batch is nacked. */
    public static void nacking(Object batch, Object reason) {
        ArrivedBatch arrived = arrived(batch);
        if (arrived != null) {
            arrived.acknowledging((Throwable) reason);
        }
    }

    /** Called with the result of an ack; returns the result to use in its place. */
    public static CompletionStage<Void> acked(CompletionStage<Void> result, Object batch, Metadata metadata) {
        return followed(result, batch);
    }

    /** Called with the result of a nack; returns the result to use in its place. */
    public static CompletionStage<Void> nacked(CompletionStage<Void> result, Object batch, Throwable reason) {
        return followed(result, batch);
    }

    private static CompletionStage<Void> followed(CompletionStage<Void> result, Object batch) {
        ArrivedBatch arrived = arrived(batch);
        return arrived == null ? result : result.whenComplete((none, failure) -> arrived.acknowledged());
    }

    private static ArrivedBatch arrived(Object batch) {
        List<? extends KafkaRecord<?, ?>> records = ((KafkaRecordBatch<?, ?>) batch).getRecords();
        return records == null || records.isEmpty() ? null
                : records.get(0).getMetadata().get(ArrivedBatch.class).orElse(null);
    }
}
