package io.quarkiverse.handlertesting.messaging;

import java.time.Duration;

import io.smallrye.common.annotation.CheckReturnValue;

/**
 * A message that a test has sent. To wait for all work that it has started, call
 * {@link io.quarkiverse.handlertesting.events.Events#awaitIdle(SentMessage)}.
 * <p>
 * Both waits block until the application has acknowledged the message, positively (<em>ack</em>) or negatively
 * (<em>nack</em>), at most for the duration of {@link #within(Duration)}, else for
 * {@code quarkus.handler-testing.events.timeout} (5 s). The acknowledgement itself wakes the wait; nothing is polled. While a
 * debugger is attached there is no deadline. On an event loop thread they throw an {@link IllegalStateException} at once.
 * <p>
 * Thread-safe. Both waits may be called several times, also after the end of the test.
 */
public interface SentMessage {

    /** The name of the channel that the message was sent to. */
    String channel();

    /**
     * Waits until the application acks the message. Over a broker, each group of consumers in this application that reads the
     * topic has to ack it.
     *
     * @throws MessagingAssertionError if it nacks the message, or at the deadline; if the message is never delivered
     */
    void expectAck();

    /**
     * Waits until the application nacks the message, or until its payload cannot be read. Of a mocked channel that retries in
     * topics of Kafka, the last attempt counts.
     *
     * @param type the type of the reason, or a supertype. A reason that only wraps an exception of the application counts as
     *        this exception: one that its method does not declare, which ArC wraps, and one of a stage
     * @return the reason, or the exception that it wraps
     * @throws MessagingAssertionError if the application acks the message, or nacks it for another reason, or at the deadline;
     *         if the message is never delivered
     */
    <T extends Throwable> T expectNack(Class<T> type);

    /**
     * The same message, with this deadline for its waits.
     *
     * @throws IllegalArgumentException if the deadline is not positive
     */
    @CheckReturnValue
    SentMessage within(Duration deadline);

    /** One line: {@code orders "k1" Order[id=1, item=book] (r2)} */
    @Override
    String toString();
}
