package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Acknowledgement;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.FailureStrategy;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Received;
import io.smallrye.reactive.messaging.kafka.DeserializationFailureHandler;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/**
 * A record that has been read.
 *
 * @param payload the value, or the data of a cloud event
 * @param hasCloudEvents whether records may be cloud events
 * @param written the bytes of its value; {@code null} for none
 * @param thrown why it cannot be read; {@code null} if it can
 * @param deadLetterTopic {@code null} without dead letters
 */
record KafkaMessage(String channel, ConsumerRecord<Object, Object> record, Object payload, boolean hasCloudEvents,
        byte[] written, Throwable thrown, FailureStrategy failureStrategy, String deadLetterTopic) implements Received {

    @Override
    public Throwable failure() {
        return thrown != null || failureStrategy != FailureStrategy.DEAD_LETTER ? thrown : deserializationFailure();
    }

    /** With dead letters, Kafka's connector delivers no record whose value it could not read, but did not fail. */
    private Throwable deserializationFailure() {
        Header reason = record.headers().lastHeader(DeserializationFailureHandler.DESERIALIZATION_FAILURE_REASON);
        return record.headers().lastHeader(DeserializationFailureHandler.DESERIALIZATION_FAILURE_DLQ) == null ? null
                : new SerializationException(reason == null ? null : new String(reason.value(), UTF_8));
    }

    @Override
    public Message<?> message(List<Object> added, Acknowledgement acknowledgement) {
        MockedHandler handler = new MockedHandler(acknowledgement);
        IncomingKafkaRecord<Object, Object> delivered = new IncomingKafkaRecord<>(record, channel, -1, handler, handler,
                hasCloudEvents);
        added.forEach(delivered::injectMetadata);
        return delivered;
    }

    @Override
    public ChannelMessage deadLetter(Throwable reason, Metadata metadata) {
        OutgoingKafkaRecordMetadata<?> own = metadata.get(OutgoingKafkaRecordMetadata.class).orElse(null);
        Map<String, List<String>> headers = new LinkedHashMap<>(RecordText.headers(record.headers()));
        if (own != null && own.getHeaders() != null) {
            headers.putAll(RecordText.headers(own.getHeaders()));
        }
        headers.remove(DeserializationFailureHandler.DESERIALIZATION_FAILURE_DLQ);
        add(headers, "dead-letter-exception-class-name", reason.getClass().getName());
        add(headers, "dead-letter-reason", reason.getMessage() == null ? reason.toString() : reason.getMessage());
        if (reason.getCause() != null) {
            Throwable cause = reason.getCause();
            add(headers, "dead-letter-cause-class-name", cause.getClass().getName());
            add(headers, "dead-letter-cause", cause.getMessage() == null ? cause.toString() : cause.getMessage());
        }
        add(headers, "dead-letter-topic", record.topic());
        add(headers, "dead-letter-partition", Integer.toString(record.partition()));
        add(headers, "dead-letter-offset", Long.toString(record.offset()));
        return new ChannelMessage(channel, own == null || own.getTopic() == null ? deadLetterTopic : own.getTopic(), payload(),
                own == null || own.getKey() == null ? record.key() : own.getKey(), Map.copyOf(headers),
                List.of(new IncomingKafkaRecordMetadata<>(record, channel)), written);
    }

    private static void add(Map<String, List<String>> headers, String name, String value) {
        headers.put(name, List.of(value));
    }
}
