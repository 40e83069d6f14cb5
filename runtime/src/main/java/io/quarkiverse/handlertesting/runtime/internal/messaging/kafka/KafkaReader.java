package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

import jakarta.enterprise.inject.Instance;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelAttributes;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.FailureStrategy;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Received;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Sending;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.DeserializationFailureHandler;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.fault.DeserializerWrapper;

/** Reads one incoming channel of Kafka. */
final class KafkaReader implements ChannelFormat.Reader {

    /** Kafka's default. */
    private static final int MAX_POLL_RECORDS = 500;

    private final String channel;
    private final String topic;
    private final Class<?> type;
    private final Side key;
    private final Side value;
    private final int maxBatch;
    private final FailureStrategy strategy;
    private final Optional<String> deadLetterTopic;
    private final KafkaRetries retries;
    private final boolean hasCloudEvents;
    private final AtomicLong offset = new AtomicLong();

    /** @param type the name of the class that the channel takes; empty if it is unknown */
    KafkaReader(ChannelAttributes attributes, String type, Instance<DeserializationFailureHandler<?>> failureHandlers) {
        this.channel = attributes.channel();
        this.topic = attributes.topic();
        this.key = Side.of(attributes, true, failureHandlers);
        this.value = Side.of(attributes, false, failureHandlers);
        this.type = Serdes.typeOf(value.deserializer()).orElseGet(() -> value.isJson() ? load(type) : null);
        this.maxBatch = attributes.find("batch").map(Boolean::parseBoolean).orElse(false)
                ? attributes.find("max.poll.records").map(Integer::parseInt).orElse(MAX_POLL_RECORDS)
                : 1;
        this.strategy = switch (attributes.find("failure-strategy").orElse("fail")) {
            case "fail" -> FailureStrategy.FAIL;
            case "dead-letter-queue" -> FailureStrategy.DEAD_LETTER;
            case "delayed-retry-topic" -> deadLetterTopic(attributes).isPresent() ? FailureStrategy.DEAD_LETTER
                    : FailureStrategy.GO_ON;
            default -> FailureStrategy.GO_ON;
        };
        this.deadLetterTopic = deadLetterTopic(attributes);
        this.retries = KafkaRetries.of(attributes).orElse(null);
        this.hasCloudEvents = hasCloudEvents(attributes);
    }

    /** The topics of what the connector sends for nacked messages of a channel: its dead letters and its retries. */
    static List<String> topicsOfNacked(ChannelAttributes attributes) {
        List<String> topics = new ArrayList<>(KafkaRetries.of(attributes).map(KafkaRetries::topics).orElse(List.of()));
        deadLetterTopic(attributes).ifPresent(topics::add);
        return topics;
    }

    private static Optional<String> deadLetterTopic(ChannelAttributes attributes) {
        Optional<String> configured = attributes.find("dead-letter-queue.topic");
        return switch (attributes.find("failure-strategy").orElse("fail")) {
            case "dead-letter-queue" -> configured.or(() -> Optional.of("dead-letter-topic-" + attributes.channel()));
            case "delayed-retry-topic" -> configured;
            default -> Optional.empty();
        };
    }

    private static boolean hasCloudEvents(ChannelAttributes attributes) {
        return attributes.find("cloud-events").map(Boolean::parseBoolean).orElse(true);
    }

    private static Class<?> load(String type) {
        try {
            return type.isEmpty() ? null : Class.forName(type, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException primitive) {
            return null;
        }
    }

    @Override
    public void check(Object payload) {
        if (payload == null || payload instanceof byte[] || type == null || type.isInstance(payload)
                || payload instanceof Map && value.isJson()) {
            return;
        }
        throw new IllegalArgumentException("The channel " + channel + " takes " + TypeText.name(type) + ", but got "
                + TypeText.name(payload.getClass()) + ": " + ValueText.text(payload) + ". Send " + TypeText.name(type)
                + ", or byte[] with what a broker would deliver.");
    }

    @Override
    public int maxBatch() {
        return maxBatch;
    }

    @Override
    public Message<?> batch(List<Received> all, List<Message<?>> each, List<Object> metadata, Runnable acknowledged) {
        return DeliveredBatch.of(channel, all.stream().map(received -> ((KafkaMessage) received).record()).toList(), each,
                metadata, acknowledged);
    }

    @Override
    public boolean hasKeys() {
        return true;
    }

    /**
     * Writes a record for a broker.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    ProducerRecord<byte[], byte[]> record(String to, Sending sending) {
        Headers headers = headers(sending);
        byte[] writtenKey = key.write(channel, to, headers, sending.key());
        return new ProducerRecord<>(to, null, writtenKey, value.write(channel, to, headers, sending.payload()), headers);
    }

    private static Headers headers(Sending sending) {
        Headers headers = new RecordHeaders();
        sending.headers().forEach((name, values) -> values.forEach(each -> headers.add(name, RecordText.bytes(each))));
        return headers;
    }

    @Override
    public Received read(Sending sending, String from) {
        String to = from == null ? topic : from;
        Headers headers = headers(sending);
        long number = offset.getAndIncrement();
        byte[] writtenKey = key.write(channel, to, headers, sending.key());
        byte[] written = value.write(channel, to, headers, sending.payload());
        int length = written == null ? -1 : written.length;
        try {
            ConsumerRecord<Object, Object> record = record(to, number, length, key.read(to, headers, writtenKey),
                    value.read(to, headers, written), headers);
            Object payload = new IncomingKafkaRecord<>(record, channel, -1, null, null, hasCloudEvents, false).getPayload();
            return new KafkaMessage(channel, record, payload, hasCloudEvents, written, null, strategy,
                    deadLetterTopic.orElse(null), retries);
        } catch (RuntimeException unreadable) {
            return new KafkaMessage(channel, record(to, number, length, null, null, headers), null, hasCloudEvents, written,
                    reason(unreadable), FailureStrategy.FAIL, null, null);
        }
    }

    private ConsumerRecord<Object, Object> record(String from, long number, int length, Object readKey,
            Object readValue, Headers headers) {
        return new ConsumerRecord<>(from, 0, number, System.currentTimeMillis(), TimestampType.CREATE_TIME, -1, length,
                readKey, readValue, headers, Optional.empty());
    }

    /** The exception of a deserializer, which the connector wraps. */
    private static Throwable reason(RuntimeException unreadable) {
        return unreadable.getClass() == KafkaException.class && unreadable.getCause() != null ? unreadable.getCause()
                : unreadable;
    }

    /**
     * Writes and reads keys, or values.
     *
     * @param reading the deserializer as Kafka's connector wraps it, which handles failures and cloud events
     * @param serializer {@code null} if none is known
     */
    private record Side(Deserializer<?> deserializer, Deserializer<?> reading, Serializer<?> serializer, boolean isKey) {

        /** Serializers that write any object. */
        private static final Set<String> JSON = Set.of("io.quarkus.kafka.client.serialization.ObjectMapperSerializer",
                "io.quarkus.kafka.client.serialization.JsonbSerializer");

        static Side of(ChannelAttributes attributes, boolean isKey, Instance<DeserializationFailureHandler<?>> handlers) {
            Deserializer<?> deserializer = Serdes.deserializer(attributes, isKey);
            DeserializationFailureHandler<Object> handler = attributes
                    .find((isKey ? "key" : "value") + "-deserialization-failure-handler")
                    .map(name -> handler(handlers, name)).orElse(null);
            BiConsumer<Throwable, Boolean> report = (failure, fatal) -> {
            };
            Deserializer<?> reading = wrapper(deserializer.getClass().getName(), isKey, handler, report,
                    attributes.find("fail-on-deserialization-failure").map(Boolean::parseBoolean).orElse(true),
                    hasCloudEvents(attributes));
            reading.configure(attributes.all(), isKey);
            return new Side(deserializer, reading, Serdes.counterpart(deserializer, attributes.all(), isKey).orElse(null),
                    isKey);
        }

        /** With Quarkus 3.31, the constructor has no parameter for cloud events. */
        private static Deserializer<?> wrapper(Object... arguments) {
            Constructor<?> constructor = DeserializerWrapper.class.getConstructors()[0];
            try {
                return (Deserializer<?>) constructor.newInstance(Arrays.copyOf(arguments, constructor.getParameterCount()));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @SuppressWarnings("unchecked")
        private static DeserializationFailureHandler<Object> handler(Instance<DeserializationFailureHandler<?>> handlers,
                String name) {
            return (DeserializationFailureHandler<Object>) handlers.select(Identifier.Literal.of(name)).get();
        }

        boolean isJson() {
            return serializer != null && JSON.contains(serializer.getClass().getName());
        }

        @SuppressWarnings("unchecked")
        byte[] write(String channel, String topic, Headers headers, Object object) {
            if (object == null || object instanceof byte[]) {
                return (byte[]) object;
            }
            if (serializer == null) {
                throw new IllegalArgumentException("No serializer is known that writes what "
                        + TypeText.name(deserializer.getClass()) + " reads. Send byte[] with what a broker would deliver.");
            }
            try {
                return ((Serializer<Object>) serializer).serialize(topic, headers, object);
            } catch (RuntimeException unwritable) {
                throw new IllegalArgumentException("The " + (isKey ? "key" : "payload") + " of a message to " + channel
                        + " cannot be written by " + TypeText.name(serializer.getClass()) + ": "
                        + FailureText.of(unwritable), unwritable);
            }
        }

        Object read(String topic, Headers headers, byte[] bytes) {
            return reading.deserialize(topic, headers, bytes);
        }
    }
}
