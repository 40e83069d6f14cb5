package io.quarkiverse.handlertesting.messaging;

import io.smallrye.common.annotation.CheckReturnValue;

/**
 * A message to configure and send. It is immutable: each method returns another message, so one message can be a template for
 * several, and can be sent any number of times. Methods check their arguments at once. Thread-safe.
 */
public interface MessageRequest {

    /**
     * Sets the key of the message. It goes through the key's serializer and deserializer.
     *
     * @throws IllegalArgumentException if the key is {@code null}, or if the connector of the channel has no keys
     */
    @CheckReturnValue
    MessageRequest key(Object key);

    /**
     * Adds a header, as text in UTF-8.
     *
     * @throws IllegalArgumentException if the name is empty, if one of both is {@code null}, or if the connector of the channel
     *         has no headers
     */
    @CheckReturnValue
    MessageRequest header(String name, String value);

    /**
     * Adds an object to the metadata that the application sees.
     *
     * @throws IllegalArgumentException if it is {@code null}, or if the channel is not mocked: only key and headers go over a
     *         broker
     */
    @CheckReturnValue
    MessageRequest metadata(Object metadata);

    /**
     * Sends the message at once, and does not wait until it is consumed.
     *
     * @throws IllegalStateException while no test is running, and after the application has stopped, or has ceased to read the
     *         channel
     */
    SentMessage send();
}
