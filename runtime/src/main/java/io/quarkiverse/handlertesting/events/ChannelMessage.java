package io.quarkiverse.handlertesting.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueCopy;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A message that the application sent to an outgoing channel, recorded when the connector got it, or a dead letter of an
 * incoming one.
 *
 * @param channel the name of the channel
 * @param topic the topic or address that the message goes to
 * @param payload the payload as the application passed it; {@code null} for a message without one
 * @param key the key as the application passed it; {@code null} for none
 * @param headers the headers, as text; immutable, never {@code null}
 * @param metadata the metadata of the message; the list is immutable, the objects in it belong to the application
 * @param bytes the payload as the serializer of the channel has written it; {@code null} if the channel has no serializer, or
 *        if there is no payload. Do not change it
 * @param reached its text says where the message was sent, as the line of the event does; never {@code null}. It does not count
 *        when messages are compared
 */
public record ChannelMessage(String channel, String topic, Object payload, Object key, Map<String, List<String>> headers,
        List<Object> metadata, byte[] bytes, Object reached) {

    /** A message whose sender is unknown. */
    public ChannelMessage(String channel, String topic, Object payload, Object key, Map<String, List<String>> headers,
            List<Object> metadata, byte[] bytes) {
        this(channel, topic, payload, key, headers, metadata, bytes, Reached.UNKNOWN);
    }

    public ChannelMessage {
        payload = ValueCopy.of(payload);
        key = ValueCopy.of(key);
    }

    @Override
    public Object payload() {
        return ValueCopy.original(payload);
    }

    @Override
    public Object key() {
        return ValueCopy.original(key);
    }

    /** The last value of a header; empty without that header. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** The first metadata of this type; empty if there is none. */
    public <T> Optional<T> metadata(Class<T> type) {
        return metadata.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The payload as text, as its bytes are in UTF-8; the text of the payload itself if it has no bytes. */
    public String text() {
        return bytes == null ? String.valueOf(payload()) : new String(bytes, UTF_8);
    }

    /** One line: {@code confirmations "k1" Confirmation[orderId=1] at Orders.java:31}, with the line that sent it. */
    @Override
    public String toString() {
        return ControlCharacters.escaped(channel) + " " + (key == null ? "" : ValueText.text(key) + " ")
                + ValueText.text(payload) + reached;
    }
}
