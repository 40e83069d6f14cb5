package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelAttributes;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/** Writes one outgoing channel of Kafka: topic, key and headers are found as Kafka's connector finds them. */
final class KafkaWriter implements ChannelFormat.Writer {

    private final String channel;
    private final String topic;
    private final Optional<String> configuredKey;
    private final boolean propagatesKey;
    private final List<String> propagatedHeaders;
    private final Serializer<?> keys;
    private final Serializer<?> values;

    KafkaWriter(ChannelAttributes attributes) {
        this.channel = attributes.channel();
        this.topic = attributes.topic();
        this.configuredKey = attributes.find("key");
        this.propagatesKey = attributes.find("propagate-record-key").map(Boolean::parseBoolean).orElse(false);
        this.propagatedHeaders = attributes.find("propagate-headers").map(names -> List.of(names.split("\\s*,\\s*")))
                .orElse(List.of());
        this.keys = Serdes.serializer(attributes, true);
        this.values = Serdes.serializer(attributes, false);
    }

    @Override
    public ChannelMessage write(Message<?> message) {
        Object payload = message.getPayload();
        if (payload instanceof ProducerRecord<?, ?> record) {
            return written(message, record.topic(), record.key(), record.value(), record.headers());
        }
        OutgoingKafkaRecordMetadata<?> own = message.getMetadata(OutgoingKafkaRecordMetadata.class).orElse(null);
        IncomingKafkaRecordMetadata<?, ?> incoming = message.getMetadata(IncomingKafkaRecordMetadata.class).orElse(null);
        Object value = payload instanceof Record<?, ?> record ? record.value() : payload;
        return written(message, own == null || own.getTopic() == null ? topic : own.getTopic(),
                key(payload, own, incoming), value, headers(own, incoming));
    }

    private Object key(Object payload, OutgoingKafkaRecordMetadata<?> own, IncomingKafkaRecordMetadata<?, ?> incoming) {
        if (own != null && own.getKey() != null) {
            return own.getKey();
        }
        if (payload instanceof Record<?, ?> record) {
            return record.key();
        }
        return propagatesKey && incoming != null ? incoming.getKey() : configuredKey.orElse(null);
    }

    private Headers headers(OutgoingKafkaRecordMetadata<?> own, IncomingKafkaRecordMetadata<?, ?> incoming) {
        Headers headers = new RecordHeaders();
        if (own != null && own.getHeaders() != null) {
            own.getHeaders().forEach(headers::add);
        }
        if (incoming != null) {
            for (String name : propagatedHeaders) {
                if (headers.lastHeader(name) == null && incoming.getHeaders().lastHeader(name) != null) {
                    headers.add(incoming.getHeaders().lastHeader(name));
                }
            }
        }
        return headers;
    }

    @SuppressWarnings("unchecked")
    private ChannelMessage written(Message<?> message, String to, Object key, Object value, Headers headers) {
        ((Serializer<Object>) keys).serialize(to, headers, key);
        byte[] bytes = ((Serializer<Object>) values).serialize(to, headers, value);
        return new ChannelMessage(channel, to, value, key, RecordText.headers(headers),
                ChannelFormat.metadata(message), bytes);
    }
}
