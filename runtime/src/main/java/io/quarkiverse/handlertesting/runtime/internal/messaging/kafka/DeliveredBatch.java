package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;

/** A batch of records of a mocked channel: its ack and nack are those of all its records. */
final class DeliveredBatch extends IncomingKafkaRecordBatch<Object, Object> {

    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final TopicPartition partition;
    private final List<KafkaRecord<Object, Object>> records;
    private final Metadata metadata;
    private final Runnable acknowledged;

    private DeliveredBatch(String channel, ConsumerRecords<Object, Object> delivered, TopicPartition partition,
            List<KafkaRecord<Object, Object>> records, Metadata metadata, Runnable acknowledged) {
        super(delivered, channel, -1, null, null, false, false);
        this.partition = partition;
        this.records = records;
        this.metadata = metadata;
        this.acknowledged = acknowledged;
    }

    /**
     * @param added further metadata of the batch
     * @param acknowledged called after an ack or nack of the batch
     */
    @SuppressWarnings("unchecked")
    static DeliveredBatch of(String channel, List<ConsumerRecord<Object, Object>> records, List<Message<?>> each,
            List<Object> added, Runnable acknowledged) {
        ConsumerRecord<Object, Object> last = records.get(records.size() - 1);
        TopicPartition partition = new TopicPartition(last.topic(), last.partition());
        Map<TopicPartition, OffsetAndMetadata> offsets = Map.of(partition, new OffsetAndMetadata(last.offset()));
        List<Object> metadata = new ArrayList<>(added);
        ConsumerRecords<Object, Object> delivered = new ConsumerRecords<>(Map.of(partition, records), offsets);
        metadata.add(new IncomingKafkaRecordBatchMetadata<>(delivered, each, channel, -1, offsets, -1));
        return new DeliveredBatch(channel, delivered, partition,
                each.stream().map(message -> (KafkaRecord<Object, Object>) message).toList(),
                Metadata.from(metadata), acknowledged);
    }

    @Override
    public List<Object> getPayload() {
        List<Object> payloads = new ArrayList<>();
        records.forEach(record -> payloads.add(record.getPayload()));
        return payloads;
    }

    @Override
    public List<KafkaRecord<Object, Object>> getRecords() {
        return records;
    }

    @Override
    public Iterator<KafkaRecord<Object, Object>> iterator() {
        return records.iterator();
    }

    @Override
    public Map<TopicPartition, KafkaRecord<Object, Object>> getLatestOffsetRecords() {
        return Map.of(partition, records.get(records.size() - 1));
    }

    @Override
    public Metadata getMetadata() {
        return metadata;
    }

    @Override
    public Function<Metadata, CompletionStage<Void>> getAckWithMetadata() {
        return this::ack;
    }

    @Override
    public BiFunction<Throwable, Metadata, CompletionStage<Void>> getNackWithMetadata() {
        return this::nack;
    }

    @Override
    public CompletionStage<Void> ack(Metadata ofAck) {
        records.forEach(record -> record.ack(ofAck));
        acknowledged.run();
        return DONE;
    }

    @Override
    public CompletionStage<Void> nack(Throwable reason, Metadata ofNack) {
        records.forEach(record -> record.nack(reason, ofNack));
        acknowledged.run();
        return DONE;
    }
}
