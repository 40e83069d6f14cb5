package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.List;
import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Received;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Sending;

/**
 * A mocked channel, as a test sends to it.
 *
 * @param topic the topic that the test has named; {@code null} if it has named the channel
 */
record MockedChannel(IncomingChannel channel, String topic, MockedChannels services) implements TestChannel {

    @Override
    public String name() {
        return channel.name();
    }

    @Override
    public ChannelFormat.Reader reader() {
        return channel.reader();
    }

    @Override
    public boolean takesMetadata() {
        return true;
    }

    @Override
    public boolean takesHeaders() {
        return reader().hasKeys();
    }

    @Override
    public Function<RunningCause, TestMessage> write(Sending sending, List<Object> metadata) {
        refuseUnused();
        Received received = reader().read(sending, topic);
        return cause -> {
            QueuedMessage message = new QueuedMessage(channel, received, metadata, cause,
                    MessageWork.begin(cause, List.of(name())), services);
            channel.send(message);
            return message;
        };
    }

    private void refuseUnused() {
        if (channel.isUnused() && services.directory().consumersOf(name()).isEmpty()) {
            throw new IllegalStateException("Nothing in the application consumes the channel " + name()
                    + ": no method has @Incoming(\"" + name() + "\"), and no bean injects @Channel(\"" + name() + "\").");
        }
    }
}
