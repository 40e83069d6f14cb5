package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.runtime.internal.messaging.Acknowledgement;
import io.quarkiverse.handlertesting.runtime.internal.messaging.DeliveredMessage;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;

/** A record as Kafka's connector delivers it. */
final class DeliveredRecord<K, T> extends DeliveredMessage<T> implements KafkaRecord<K, T> {

    private final ConsumerRecord<K, T> delivered;

    DeliveredRecord(ConsumerRecord<K, T> delivered, Metadata metadata, Acknowledgement acknowledgement) {
        super(delivered.value(), metadata, acknowledgement);
        this.delivered = delivered;
    }

    @Override
    public K getKey() {
        return delivered.key();
    }

    @Override
    public String getTopic() {
        return delivered.topic();
    }

    @Override
    public int getPartition() {
        return delivered.partition();
    }

    @Override
    public Instant getTimestamp() {
        return Instant.ofEpochMilli(delivered.timestamp());
    }

    @Override
    public Headers getHeaders() {
        return delivered.headers();
    }
}
