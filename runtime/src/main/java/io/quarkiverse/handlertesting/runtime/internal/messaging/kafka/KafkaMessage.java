package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Acknowledgement;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.FailureStrategy;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Received;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Retry;
import io.smallrye.reactive.messaging.kafka.DeserializationFailureHandler;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.fault.KafkaDelayedRetryTopic;

/**
 * A record that has been read.
 *
 * @param payload the value, or the data of a cloud event
 * @param hasCloudEvents whether records may be cloud events
 * @param written the bytes of its value; {@code null} for none
 * @param thrown why it cannot be read; {@code null} if it can
 * @param deadLetterTopic {@code null} without dead letters
 * @param retries {@code null} without retries
 */
record KafkaMessage(String channel, ConsumerRecord<Object, Object> record, Object payload, boolean hasCloudEvents,
        byte[] written, Throwable thrown, FailureStrategy failureStrategy, String deadLetterTopic,
        KafkaRetries retries) implements Received {

    @Override
    public Throwable failure() {
        return thrown != null || failureStrategy != FailureStrategy.DEAD_LETTER || retries != null ? thrown
                : deserializationFailure();
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
                hasCloudEvents, false);
        added.forEach(delivered::injectMetadata);
        return delivered;
    }

    @Override
    public Optional<Retry> retry(Throwable reason, Metadata metadata) {
        OutgoingKafkaRecordMetadata<?> own = own(metadata);
        int count = KafkaDelayedRetryTopic.getRetryHeader(record.headers());
        // A consumer that names another topic wants no retry.
        return retries == null || own != null && own.getTopic() != null ? Optional.empty()
                : retries.next(count).map(topic -> {
                    Headers headers = headers(reason, own);
                    ChannelMessage sent = sent(topic, own, headers);
                    set(headers, KafkaDelayedRetryTopic.DELAYED_RETRY_COUNT, count + 1);
                    ConsumerRecord<Object, Object> again = new ConsumerRecord<>(topic, record.partition(), record.offset(),
                            System.currentTimeMillis(), record.timestampType(), record.serializedKeySize(),
                            record.serializedValueSize(), sent.key(), record.value(), headers, Optional.empty());
                    return new Retry(sent, new KafkaMessage(channel, again, payload, hasCloudEvents, written, null,
                            failureStrategy, deadLetterTopic, retries));
                });
    }

    @Override
    public ChannelMessage deadLetter(Throwable reason, Metadata metadata) {
        OutgoingKafkaRecordMetadata<?> own = own(metadata);
        return sent(own == null || own.getTopic() == null ? deadLetterTopic : own.getTopic(), own, headers(reason, own));
    }

    private static OutgoingKafkaRecordMetadata<?> own(Metadata metadata) {
        return metadata.get(OutgoingKafkaRecordMetadata.class).orElse(null);
    }

    private ChannelMessage sent(String topic, OutgoingKafkaRecordMetadata<?> own, Headers headers) {
        return new ChannelMessage(channel, topic, payload, own == null || own.getKey() == null ? record.key() : own.getKey(),
                RecordText.headers(headers), List.of(new IncomingKafkaRecordMetadata<>(record, channel)), written);
    }

    private Headers headers(Throwable reason, OutgoingKafkaRecordMetadata<?> own) {
        Headers headers = new RecordHeaders(record.headers());
        if (own != null && own.getHeaders() != null) {
            own.getHeaders().forEach(header -> headers.remove(header.key()));
            own.getHeaders().forEach(headers::add);
        }
        headers.remove(DeserializationFailureHandler.DESERIALIZATION_FAILURE_DLQ);
        String prefix = retries == null ? "dead-letter-" : "delayed-retry-";
        set(headers, prefix + "exception-class-name", reason.getClass().getName());
        set(headers, prefix + "reason", text(reason));
        if (reason.getCause() != null) {
            set(headers, prefix + "cause-class-name", reason.getCause().getClass().getName());
            set(headers, prefix + "cause", text(reason.getCause()));
        }
        set(headers, prefix + "topic", record.topic());
        set(headers, prefix + "partition", record.partition());
        set(headers, prefix + "offset", record.offset());
        if (retries != null && headers.lastHeader(KafkaDelayedRetryTopic.DELAYED_RETRY_COUNT) == null) {
            set(headers, KafkaDelayedRetryTopic.DELAYED_RETRY_COUNT, 0);
            set(headers, KafkaDelayedRetryTopic.DELAYED_RETRY_ORIGINAL_TIMESTAMP, record.timestamp());
            set(headers, KafkaDelayedRetryTopic.DELAYED_RETRY_FIRST_PROCESSING_TIMESTAMP, System.currentTimeMillis());
        }
        return headers;
    }

    private static String text(Throwable reason) {
        return reason.getMessage() == null ? reason.toString() : reason.getMessage();
    }

    private static void set(Headers headers, String name, Object value) {
        headers.remove(name).add(name, RecordText.bytes(value.toString()));
    }
}
