package io.quarkiverse.handlertesting.runtime.internal.selectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodType;
import java.util.Optional;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.json.ApplicationJson;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.vertx.core.buffer.Buffer;

/** The payloads of messages that the application sent, as a consumer on the other side would read them. */
public final class SentPayloadSelector<T> implements EventSelector<T> {

    private final SentSelector messages;
    private final Class<T> type;

    @SuppressWarnings("unchecked")
    public SentPayloadSelector(SentSelector messages, Class<T> type) {
        this.messages = messages;
        this.type = (Class<T>) MethodType.methodType(type).wrap().returnType();
    }

    public SentSelector messages() {
        return messages;
    }

    public Class<T> type() {
        return type;
    }

    @Override
    public boolean matches(RecordedEvent event) {
        return messages.matches(event);
    }

    @Override
    public T value(RecordedEvent event) {
        ChannelMessage message = messages.value(event);
        byte[] bytes = message.bytes();
        if (bytes == null || message.payload() instanceof Number) {
            return cast(message);
        }
        if (type == byte[].class) {
            return type.cast(bytes);
        }
        if (type == String.class) {
            return type.cast(new String(bytes, UTF_8));
        }
        try {
            return type.cast(ApplicationJson.find().read(Buffer.buffer(bytes), type));
        } catch (IllegalArgumentException noJson) {
            if (type.isInstance(message.payload())) {
                // A serializer that writes no JSON, such as Avro's.
                return type.cast(message.payload());
            }
            throw unreadable(message, noJson);
        }
    }

    private T cast(ChannelMessage message) {
        if (message.payload() != null && !type.isInstance(message.payload())) {
            throw unreadable(message, null);
        }
        return type.cast(message.payload());
    }

    private IllegalArgumentException unreadable(ChannelMessage message, IllegalArgumentException reason) {
        return new IllegalArgumentException("The message " + message + " cannot be read as " + TypeText.name(type)
                + (reason == null ? "." : ": " + reason.getMessage()), reason);
    }

    @Override
    public String description() {
        return messages.description();
    }

    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        return messages.nearMiss(event);
    }
}
