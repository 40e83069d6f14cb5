package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelAttributes;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorOutgoingConfiguration;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.impl.KafkaRecordHelper;
import io.smallrye.reactive.messaging.kafka.impl.RuntimeKafkaSinkConfiguration;
import io.smallrye.reactive.messaging.kafka.impl.ce.KafkaCloudEventHelper;
import io.smallrye.reactive.messaging.kafka.reply.KafkaRequestReply;

/** Writes one outgoing channel of Kafka: topic, key, headers and cloud events as Kafka's connector has them. */
final class KafkaWriter implements ChannelFormat.Writer {

    private final String channel;
    private final String topic;
    private final KafkaConnectorOutgoingConfiguration attributes;
    private final RuntimeKafkaSinkConfiguration configuration;
    private final boolean isBinary;
    private final Serializer<?> keys;
    private final Serializer<?> values;

    KafkaWriter(ChannelAttributes attributes) {
        this.channel = attributes.channel();
        this.topic = attributes.topic();
        this.attributes = new KafkaConnectorOutgoingConfiguration(attributes.ofConnector("outgoing"));
        this.configuration = RuntimeKafkaSinkConfiguration.buildFromConfiguration(this.attributes);
        this.isBinary = this.attributes.getCloudEventsMode().equalsIgnoreCase("binary");
        this.keys = Serdes.serializer(attributes, true);
        this.values = Serdes.serializer(attributes, false);
        if (this.attributes.getCloudEvents() && !isBinary && !(values instanceof StringSerializer)) {
            // As Kafka's connector does.
            throw new IllegalStateException("Invalid value serializer to write a structured Cloud Event. "
                    + StringSerializer.class.getName() + " must be used, found: " + values.getClass().getName());
        }
    }

    @Override
    public ChannelMessage write(Message<?> message) {
        Object payload = message.getPayload();
        if (payload instanceof ProducerRecord<?, ?> record) {
            return written(message, record);
        }
        OutgoingKafkaRecordMetadata<?> own = message.getMetadata(OutgoingKafkaRecordMetadata.class).orElse(null);
        IncomingKafkaRecordMetadata<?, ?> incoming = message.getMetadata(IncomingKafkaRecordMetadata.class).orElse(null);
        OutgoingCloudEventMetadata<?> event = message.getMetadata(OutgoingCloudEventMetadata.class).orElse(null);
        String to = topic(own, incoming);
        if (!isCloudEvent(event)) {
            return written(message, new ProducerRecord<>(to, null, key(payload, own, incoming),
                    payload instanceof Record<?, ?> record ? record.value() : payload,
                    KafkaRecordHelper.getHeaders(own, incoming, configuration)));
        }
        return written(message, isBinary
                ? KafkaCloudEventHelper.createBinaryRecord(message, to, own, incoming, event, configuration)
                : KafkaCloudEventHelper.createStructuredRecord(message, to, own, incoming, event, configuration));
    }

    private boolean isCloudEvent(OutgoingCloudEventMetadata<?> event) {
        return attributes.getCloudEvents() && (event != null
                || attributes.getCloudEventsType().isPresent() && attributes.getCloudEventsSource().isPresent());
    }

    /** The answer to a request of {@code KafkaRequestReply} goes to the topic that the request names. */
    private String topic(OutgoingKafkaRecordMetadata<?> own, IncomingKafkaRecordMetadata<?, ?> incoming) {
        Header reply = incoming == null ? null
                : incoming.getHeaders().lastHeader(KafkaRequestReply.DEFAULT_REPLY_TOPIC_HEADER);
        if (reply != null) {
            return new String(reply.value(), UTF_8);
        }
        return own == null || own.getTopic() == null ? topic : own.getTopic();
    }

    private Object key(Object payload, OutgoingKafkaRecordMetadata<?> own, IncomingKafkaRecordMetadata<?, ?> incoming) {
        if (own != null && own.getKey() != null) {
            return own.getKey();
        }
        if (payload instanceof Record<?, ?> record) {
            return record.key();
        }
        return configuration.getPropagateRecordKey() && incoming != null && incoming.getKey() != null ? incoming.getKey()
                : configuration.getKey().orElse(null);
    }

    @SuppressWarnings("unchecked")
    private ChannelMessage written(Message<?> message, ProducerRecord<?, ?> record) {
        ((Serializer<Object>) keys).serialize(record.topic(), record.headers(), record.key());
        byte[] bytes = ((Serializer<Object>) values).serialize(record.topic(), record.headers(), record.value());
        return new ChannelMessage(channel, record.topic(), record.value(), record.key(), RecordText.headers(record.headers()),
                ChannelFormat.metadata(message), bytes);
    }
}
