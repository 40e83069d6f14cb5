package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.messaging.MessageRequest;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Received;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Sending;

/** A message to send to one channel. */
final class MessageRequestImpl implements MessageRequest {

    private final MockedChannels channels;
    private final Deadlines deadlines;
    private final IncomingChannel channel;
    private final Sending sending;
    private final List<Object> metadata;

    MessageRequestImpl(MockedChannels channels, Deadlines deadlines, IncomingChannel channel, Object payload) {
        this(channels, deadlines, channel, new Sending(payload, null, Map.of()), List.of());
    }

    private MessageRequestImpl(MockedChannels channels, Deadlines deadlines, IncomingChannel channel, Sending sending,
            List<Object> metadata) {
        this.channels = channels;
        this.deadlines = deadlines;
        this.channel = channel;
        this.sending = sending;
        this.metadata = metadata;
    }

    @Override
    public MessageRequest key(Object key) {
        if (key == null) {
            throw new IllegalArgumentException(
                    "The key of a message is null. A message without a key needs no call of key(…).");
        }
        refuseUnlessRecord("keys");
        return with(new Sending(sending.payload(), key, sending.headers()), metadata);
    }

    @Override
    public MessageRequest header(String name, String value) {
        if (name == null || name.isEmpty() || value == null) {
            throw new IllegalArgumentException("A header needs a name and a value, but got header("
                    + (name == null ? null : '"' + name + '"') + ", " + (value == null ? null : '"' + value + '"') + ").");
        }
        refuseUnlessRecord("headers");
        Map<String, List<String>> headers = new LinkedHashMap<>(sending.headers());
        headers.merge(name, List.of(value), MessageRequestImpl::joined);
        return with(new Sending(sending.payload(), sending.key(), headers), metadata);
    }

    @Override
    public MessageRequest metadata(Object added) {
        if (added == null) {
            throw new IllegalArgumentException("The metadata of a message is null.");
        }
        return with(sending, joined(metadata, List.of(added)));
    }

    private MessageRequest with(Sending changed, List<Object> changedMetadata) {
        return new MessageRequestImpl(channels, deadlines, channel, changed, changedMetadata);
    }

    private static <T> List<T> joined(List<T> first, List<T> last) {
        List<T> joined = new ArrayList<>(first);
        joined.addAll(last);
        return List.copyOf(joined);
    }

    private void refuseUnlessRecord(String what) {
        if (!channel.reader().hasKeys()) {
            throw new IllegalArgumentException("Messages of the channel " + channel.name() + " have no " + what
                    + " here: only those of Kafka have. Add the metadata of its connector with metadata(…).");
        }
    }

    @Override
    public SentMessage send() {
        if (channels.hasStopped()) {
            throw new IllegalStateException(stopped(channel.name()));
        }
        TestRun run = channels.runs().current();
        if (run == null) {
            throw new IllegalStateException(outside());
        }
        refuseUnused();
        Received received = channel.reader().read(sending);
        String description = "message to " + channel.name();
        RunningCause cause = run.request(description);
        // Requests that its consumers send must not change the description.
        cause.describe(description);
        QueuedMessage message = new QueuedMessage(channel, received, metadata, cause,
                MessageWork.begin(cause, List.of(channel.name())), channels);
        channel.send(message);
        return new SentMessageView(message, deadlines, deadlines.timeout());
    }

    private void refuseUnused() {
        if (channel.isUnused() && channels.directory().consumersOf(channel.name()).isEmpty()) {
            throw new IllegalStateException("Nothing in the application consumes the channel " + channel.name()
                    + ": no method has @Incoming(\"" + channel.name() + "\"), and no bean injects @Channel(\""
                    + channel.name() + "\").");
        }
    }

    static String stopped(String channel) {
        return "The application has stopped, so no message can be sent to " + channel + ".";
    }

    private String outside() {
        String call = "A message was sent to " + channel.name();
        return channels.runs().isAnyRunning() ? call + " on the thread " + Thread.currentThread().getName()
                + ", which belongs to no running test or scope. Send it on the thread of a test, or on a thread that has opened"
                + " a scope (events.open(name))."
                : call + " while no test was running. A test lasts from its first @BeforeEach method to its last @AfterEach"
                        + " method.";
    }
}
