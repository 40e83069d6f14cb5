package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.runtime.internal.messaging.Acknowledgement;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;

/** Takes the acks and nacks of a record of a mocked channel, in place of the commit and failure strategies of the connector. */
record MockedHandler(Acknowledgement acknowledgement) implements KafkaCommitHandler, KafkaFailureHandler {

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        return Uni.createFrom().completionStage(acknowledgement.ack());
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
        return Uni.createFrom().completionStage(acknowledgement.nack(reason, metadata == null ? Metadata.empty() : metadata));
    }
}
