package io.quarkiverse.handlertesting.messaging;

import io.smallrye.common.annotation.CheckReturnValue;

/**
 * Sends messages to the incoming channels of the application: to mocked ones without a broker, to others of Kafka and AMQP over
 * their broker. Inject it into any {@code @QuarkusTest} of an application with {@code quarkus-messaging}, and mock the channels
 * by one line of {@code application.properties}, {@code %test.quarkus.handler-testing.channels.mocked=true}:
 *
 * <pre>
 * &#64;Inject
 * Channels channels;
 *
 * var confirmed = events.subscribe(sent("confirmations", Confirmation.class));
 * channels.send("orders", new Order("1", "book"));
 * assertEquals("1", confirmed.await().orderId());
 * </pre>
 *
 * Each message is a cause of the running test, as a request is. It goes through the serializer and the deserializer of its
 * channel, and arrives as the connector of the channel delivers it.
 * <p>
 * A channel is named by its name, or by the topic, address or queue that it reads. The name of a channel comes first.
 * <p>
 * Thread-safe; no method blocks. Sending a message while no test is running, or after the application has stopped, throws an
 * {@link IllegalStateException}.
 */
public interface Channels {

    /**
     * Sends a message at once, without key and headers, and does not wait until it is consumed.
     *
     * @param channel the name of an incoming channel, or a topic that one channel reads
     * @param payload an object of the type that the channel takes; or the bytes of such an object as a broker would deliver
     *        them, also broken ones
     * @throws IllegalArgumentException if the channel is unknown, is an outgoing one, is neither mocked nor of Kafka or AMQP,
     *         or takes another type; if several channels read the topic; if a channel that is not mocked reads topics by a
     *         pattern, and the test names none of them
     */
    SentMessage send(String channel, Object payload);

    /** A message to configure and send. Otherwise as {@link #send}. */
    @CheckReturnValue
    MessageRequest message(String channel, Object payload);
}
