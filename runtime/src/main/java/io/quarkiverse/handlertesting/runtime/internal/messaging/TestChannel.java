package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.List;
import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Sending;

/** An incoming channel that a test sends to: a mocked one, or one of a broker. Thread-safe. */
public interface TestChannel {

    String name();

    ChannelFormat.Reader reader();

    /** Whether metadata of a test comes to the application. It does not go over a broker. */
    default boolean takesMetadata() {
        return false;
    }

    /** Whether messages have headers. */
    default boolean takesHeaders() {
        return true;
    }

    /**
     * Writes a message.
     *
     * @param metadata what the test adds
     * @return sends the message as its cause
     * @throws IllegalArgumentException if it cannot be written
     * @throws IllegalStateException if the application does not read the channel
     */
    Function<RunningCause, TestMessage> write(Sending sending, List<Object> metadata);
}
