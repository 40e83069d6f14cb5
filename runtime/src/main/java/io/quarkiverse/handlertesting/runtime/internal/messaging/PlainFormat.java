package io.quarkiverse.handlertesting.runtime.internal.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.runtime.internal.json.ApplicationJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Messages of connectors without serializers, such as those of AMQP, RabbitMQ and MQTT: bytes and text are what they are,
 * everything else is JSON.
 */
public final class PlainFormat implements ChannelFormat {

    /** Connectors whose failure-strategy stops the channel unless another one is configured. */
    private static final Set<String> FAILING = Set.of("smallrye-amqp", "smallrye-mqtt", "smallrye-jms");
    /** Connectors that deliver the bytes of a message, whatever is in it. */
    private static final Set<String> BYTES = Set.of("smallrye-mqtt");
    /** Connectors that read each message as the type that its consumer takes, since Quarkus detects the schema. */
    private static final Set<String> TYPED = Set.of("smallrye-pulsar");
    /** Types that no JSON is read as. */
    private static final Set<Class<?>> PLAIN = Set.of(String.class, byte[].class, Object.class, Buffer.class, JsonObject.class,
            JsonArray.class);

    @Override
    public boolean isOf(String connector) {
        return true;
    }

    @Override
    public Reader reader(ChannelAttributes channel, String type) {
        FailureStrategy strategy = channel.find("failure-strategy")
                .map(configured -> configured.equals("fail") ? FailureStrategy.FAIL : FailureStrategy.GO_ON)
                .orElse(FAILING.contains(channel.connector()) ? FailureStrategy.FAIL : FailureStrategy.REJECT);
        return new PlainReader(channel.channel(), BYTES.contains(channel.connector()),
                TYPED.contains(channel.connector()) ? load(type) : null, strategy);
    }

    /** The class that JSON is read as; {@code null} for none. */
    private static Class<?> load(String type) {
        try {
            Class<?> loaded = type.isEmpty() ? Object.class
                    : Class.forName(type, false, Thread.currentThread().getContextClassLoader());
            return PLAIN.contains(loaded) || Number.class.isAssignableFrom(loaded) || loaded == Boolean.class ? null : loaded;
        } catch (ClassNotFoundException array) {
            return null;
        }
    }

    @Override
    public Writer writer(ChannelAttributes channel) {
        String topic = channel.topic();
        return message -> {
            Object payload = message.getPayload();
            return new ChannelMessage(channel.channel(), topic, payload, null, Map.of(),
                    ChannelFormat.metadata(message), bytes(payload));
        };
    }

    /** The bytes of a payload; {@code null} for no payload. */
    public static byte[] bytes(Object payload) {
        if (payload == null) {
            return null;
        }
        if (payload instanceof byte[] bytes) {
            return bytes;
        }
        if (payload instanceof Buffer buffer) {
            return buffer.getBytes();
        }
        return payload instanceof CharSequence || payload instanceof Number || payload instanceof Boolean
                || payload instanceof JsonObject || payload instanceof JsonArray ? payload.toString().getBytes(UTF_8)
                        : ApplicationJson.find().write(payload).getBytes();
    }

    /** @param type the class that JSON is read as; {@code null} for none */
    private record PlainReader(String channel, boolean isBytes, Class<?> type, FailureStrategy strategy) implements Reader {

        @Override
        public void check(Object payload) {
            if (payload == null) {
                throw new IllegalArgumentException("A message to " + channel + " needs a payload, but got null.");
            }
        }

        @Override
        public int maxBatch() {
            return 1;
        }

        @Override
        public Message<?> batch(List<Received> all, List<Message<?>> each, List<Object> metadata,
                Runnable acknowledged) {
            throw new IllegalStateException("The connector of " + channel + " has no batches here");
        }

        @Override
        public boolean hasKeys() {
            return false;
        }

        @Override
        public Received read(Sending sending, String topic) {
            if (type == null) {
                return new PlainMessage(channel, payload(sending.payload()), null, strategy);
            }
            try {
                return new PlainMessage(channel, ApplicationJson.find().read(Buffer.buffer(bytes(sending.payload())), type),
                        null,
                        strategy);
            } catch (IllegalArgumentException unreadable) {
                return type.isInstance(sending.payload())
                        // A schema that is no JSON, such as that of Avro.
                        ? new PlainMessage(channel, sending.payload(), null, strategy)
                        : new PlainMessage(channel, null, unreadable, strategy);
            }
        }

        private Object payload(Object sent) {
            if (isBytes) {
                return bytes(sent);
            }
            boolean isPlain = sent instanceof byte[] || sent instanceof CharSequence || sent instanceof Number
                    || sent instanceof Boolean || sent instanceof JsonObject || sent instanceof JsonArray;
            return isPlain ? sent : Buffer.buffer(bytes(sent)).toJson();
        }
    }

    private record PlainMessage(String channel, Object payload, Throwable failure,
            FailureStrategy failureStrategy) implements Received {

        @Override
        public Message<?> message(List<Object> added, Acknowledgement acknowledgement) {
            Metadata metadata = Metadata.empty();
            for (Object each : added) {
                metadata = metadata.with(each);
            }
            return new DeliveredMessage<>(payload, metadata, acknowledgement);
        }

        @Override
        public ChannelMessage deadLetter(Throwable reason, Metadata metadata) {
            throw new IllegalStateException("The connector of " + channel + " has no dead letters");
        }
    }
}
